import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { labels, mechanisms, rungs, verdicts } from '../content/vocabulary.ts';
import { confidences } from './answer.ts';
import { parseEntries } from './entry.ts';
import { longestReason, type LessonEvent, type LogEntry } from './event.ts';
import { clockModule } from './fixture.ts';
import { feedbackPolicies, planLesson } from './plan.ts';
import { rehearse } from './rehearse.ts';
import { replay } from './replay.ts';
import { advance, begin, can, type LessonSnapshot } from './snapshot.ts';

const plan = planLesson(clockModule, { feedback: 'item', confidence: 'optional', seed: 1 });
const events: LessonEvent[] = [
	{ type: 'begin' },
	{ type: 'leave-examples' },
	{ type: 'look', item: 'oil' },
	{ type: 'choose', item: 'oil', answer: { label: 'inference' } },
	{ type: 'submit' }
];
const entry = (event: LessonEvent, seq: number): LogEntry => ({ seq, id: `e${seq}`, at: 0, event });
const log = events.map(entry);
const contextOf = ({ context }: LessonSnapshot) => context;
const upTo = (count: number) => contextOf(rehearse(plan, ...events.slice(0, count)));

describe('replay', () => {
	it('of an empty log stands at the briefing', () => {
		expect(replay(plan, [])).toMatchObject({
			applied: 0,
			next: 0,
			snapshot: { value: 'briefing' }
		});
	});

	it('stands where the lesson stood, in whatever order the entries come', () => {
		const { snapshot, ...rest } = replay(plan, log.toReversed());
		expect(rest).toEqual({ applied: 5, next: 5 });
		expect(contextOf(snapshot)).toEqual(upTo(5));
	});

	it('takes the same client id for the same event', () => {
		const twice = replay(plan, [...log, ...log]);
		expect(twice).toMatchObject({ applied: 5, next: 5 });
		expect(twice.refused).toBeUndefined();
		const resent = { ...entry({ type: 'next' }, 5), id: 'e4' };
		const later = replay(plan, [...log, resent, entry({ type: 'next' }, 6)]);
		expect(later.refused).toBeUndefined();
		expect(later).toMatchObject({ applied: 6, next: 7 });
	});

	it('stops at a gap', () => {
		const { snapshot, ...rest } = replay(plan, log.toSpliced(3, 1));
		expect(rest).toEqual({ applied: 3, next: 3, refused: { seq: 4, reason: 'gap' } });
		expect(contextOf(snapshot)).toEqual(upTo(3));
	});

	it('stops where two events claim one place', () => {
		const other = { ...entry({ type: 'skip' }, 2), id: 'other tab' };
		const { refused, applied } = replay(plan, [...log, other]);
		expect({ refused, applied }).toEqual({ applied: 3, refused: { seq: 2, reason: 'clash' } });
		expect(replay(plan, [entry({ type: 'begin' }, -1)]).refused?.reason).toBe('clash');
	});

	it('stops at an event that cannot happen there', () => {
		const { snapshot, ...rest } = replay(plan, log.with(3, entry({ type: 'next' }, 3)));
		expect(rest).toEqual({ applied: 3, next: 3, refused: { seq: 3, reason: 'illegal' } });
		expect(contextOf(snapshot)).toEqual(upTo(3));
	});
});

const sentences = Object.values(plan.sentences).flat();
const someItem = fc.constantFrom(...clockModule.items.map(({ id }) => id), 'nobody');
const someSentence = fc.constantFrom(...sentences);
const ofCompare = fc.record(
	{
		pair: fc.tuple(
			fc.constantFrom('radio/2', 'radio/3', null),
			fc.constantFrom('courier/2', 'radio/1', null)
		),
		verdict: fc.constantFrom(...verdicts),
		moved: fc.uniqueArray(fc.constantFrom(...mechanisms), { maxLength: 3 }),
		cards: fc.constant([{ who: 'Berg' }, { when: 'Tuesday' }] as const)
	},
	{ requiredKeys: [] }
);
const ofLadder = fc.record(
	{
		rungs: fc.dictionary(
			fc.constantFrom('radio/3', 'courier/1', 'courier/3'),
			fc.constantFrom(...rungs)
		),
		rose: fc.oneof(someSentence, fc.constant('nowhere' as const))
	},
	{ requiredKeys: [] }
);
const ofChain = fc.record(
	{
		links: fc.dictionary(
			fc.constantFrom('courier/1', 'courier/3', 'radio/4'),
			fc.uniqueArray(fc.constantFrom('airfield', 'clockmaker', 'radio/4'))
		),
		independent: fc.integer({ min: -1, max: 21 })
	},
	{ requiredKeys: [] }
);
const someLabel = fc.record({ label: fc.constantFrom(...labels) });
const bare = (...types: ('begin' | 'turn' | 'leave-examples' | 'skip' | 'next' | 'finish')[]) =>
	fc.constantFrom(...types.map((type) => ({ type })));
const someEvent: fc.Arbitrary<LessonEvent> = fc.oneof(
	{ weight: 4, arbitrary: bare('begin', 'turn', 'next') },
	{ weight: 1, arbitrary: bare('leave-examples', 'skip', 'finish') },
	{ weight: 6, arbitrary: fc.constant({ type: 'submit' } as const) },
	{ weight: 2, arbitrary: fc.record({ type: fc.constant('look' as const), item: someItem }) },
	{
		weight: 8,
		arbitrary: fc.record({
			type: fc.constant('choose' as const),
			item: someItem,
			answer: fc.oneof({ weight: 3, arbitrary: someLabel }, ofCompare, ofLadder, ofChain)
		})
	},
	fc.record({
		type: fc.constant('sure' as const),
		item: someItem,
		confidence: fc.constantFrom(null, ...confidences)
	}),
	fc.record({ type: fc.constant('flag' as const), item: someItem, on: fc.boolean() }),
	fc.record({ type: fc.constant('hint' as const), item: someItem }),
	fc.record({
		type: fc.constant('disagree' as const),
		item: someItem,
		reason: fc.oneof(fc.string(), fc.constant('é'.repeat(longestReason)))
	})
);

it('replays what was accepted, through storage, to where the live lesson stands', () => {
	fc.assert(
		fc.property(
			fc.constantFrom(...feedbackPolicies),
			fc.constantFrom('off', 'optional', 'required'),
			fc.integer(),
			fc.array(someEvent, { maxLength: 120, size: 'max' }),
			(feedback, confidence, seed, tries) => {
				const drawn = planLesson(clockModule, { feedback, confidence, seed });
				let live = begin(drawn);
				const accepted: LessonEvent[] = [];
				for (const event of tries) {
					if (!can(live, event)) continue;
					live = advance(live, event);
					accepted.push(event);
				}
				const stored = parseEntries(JSON.parse(JSON.stringify(accepted.map(entry))));
				expect(stored.bad).toBeUndefined();
				const { snapshot, applied, refused } = replay(drawn, stored.entries);
				expect(refused).toBeUndefined();
				expect(applied).toBe(accepted.length);
				expect(snapshot.value).toEqual(live.value);
				expect(snapshot.context).toEqual(live.context);
			}
		),
		{ numRuns: 200 }
	);
});
