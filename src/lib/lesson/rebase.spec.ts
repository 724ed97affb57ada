import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { LessonEvent, LogEntry } from './event.ts';
import { clockModule } from './fixture.ts';
import { planLesson } from './plan.ts';
import { rebase } from './rebase.ts';
import { replay } from './replay.ts';

const plan = planLesson(clockModule, { feedback: 'item', confidence: 'optional', seed: 1 });
const labels = plan.steps.flat().filter((id) => plan.items[id]?.kind === 'label');
const [one = '', other = ''] = labels;

let made = 0;
const newId = () => `new-${made++}`;

/** A log of these events, with ids of its own; behind a log, if there is one. */
const logOf = (name: string, events: readonly LessonEvent[], behind: readonly LogEntry[] = []) => [
	...behind,
	...events.map((event, index): LogEntry => {
		const seq = behind.length + index;
		return { seq, id: `${name}-${seq}`, at: seq, event };
	})
];
const opened = logOf('both', [{ type: 'begin' }, { type: 'leave-examples' }]);
const choose = (item: string, label: 'evidence' | 'inference' | 'assertion'): LessonEvent => ({
	type: 'choose',
	item,
	answer: { label }
});
const stateOf = (entries: readonly LogEntry[]) => {
	const { snapshot, refused } = replay(plan, entries);
	expect(refused).toBeUndefined();
	return snapshot;
};

describe('two logs of one attempt', () => {
	it('go together item by item', () => {
		const theirs = logOf('theirs', [choose(one, 'evidence'), { type: 'submit' }], opened);
		const ours = logOf(
			'ours',
			[{ type: 'look', item: other }, choose(other, 'assertion'), { type: 'submit' }],
			opened
		);
		const { entries, clashes, left } = rebase(plan, theirs, ours, newId);
		const { context } = stateOf(entries);
		expect(context.answers).toEqual({
			[one]: { label: 'evidence' },
			[other]: { label: 'assertion' }
		});
		expect(context.handedIn).toEqual([one, other]);
		expect([clashes, left]).toEqual([[], []]);
	});

	it('stay as they were where nothing was done elsewhere, place included', () => {
		const ours = logOf(
			'ours',
			[choose(one, 'evidence'), { type: 'submit' }, { type: 'next' }, { type: 'skip' }],
			opened
		);
		expect(rebase(plan, opened, ours, newId).entries).toEqual(ours);
		expect(rebase(plan, ours, ours, newId).entries).toEqual(ours);
	});

	it('disagree: both are named, and what was chosen here counts', () => {
		const theirs = logOf('theirs', [choose(one, 'evidence')], opened);
		const ours = logOf('ours', [choose(one, 'inference')], opened);
		const { entries, clashes } = rebase(plan, theirs, ours, newId);
		expect(stateOf(entries).context.answers[one]).toEqual({ label: 'inference' });
		expect(clashes).toEqual([
			{
				item: one,
				ours: { label: 'inference' },
				theirs: { label: 'evidence' },
				counts: 'ours'
			}
		]);
	});

	it('disagree on what was handed in there: that counts, and it is said', () => {
		const theirs = logOf('theirs', [choose(one, 'evidence'), { type: 'submit' }], opened);
		const ours = logOf('ours', [choose(one, 'inference'), { type: 'submit' }], opened);
		const { entries, clashes, left } = rebase(plan, theirs, ours, newId);
		expect(stateOf(entries).context.answers[one]).toEqual({ label: 'evidence' });
		expect(clashes).toMatchObject([{ item: one, counts: 'theirs' }]);
		expect(left).toEqual([]);
	});

	it('names what fits nowhere any more, and not what was said alike', () => {
		const theirs = logOf(
			'theirs',
			[choose(one, 'evidence'), { type: 'submit' }, { type: 'finish' }],
			opened
		);
		const ours = logOf(
			'ours',
			[
				choose(one, 'evidence'),
				{ type: 'submit' },
				{ type: 'next' },
				choose(other, 'assertion'),
				{ type: 'sure', item: other, confidence: 2 }
			],
			opened
		);
		const { entries, clashes, left } = rebase(plan, theirs, ours, newId);
		expect(entries).toEqual(theirs);
		expect(clashes).toEqual([]);
		expect(left.map(({ event }) => event)).toEqual([ours[5]?.event, ours[6]?.event]);
	});
});

const event: fc.Arbitrary<LessonEvent> = fc.oneof(
	fc.constantFrom<LessonEvent>(
		{ type: 'begin' },
		{ type: 'turn' },
		{ type: 'leave-examples' },
		{ type: 'submit' },
		{ type: 'next' },
		{ type: 'skip' },
		{ type: 'finish' }
	),
	fc.constantFrom(...labels).map((item): LessonEvent => ({ type: 'look', item })),
	fc
		.tuple(fc.constantFrom(...labels), fc.constantFrom('evidence', 'inference', 'assertion'))
		.map(([item, label]) => choose(item, label as 'evidence')),
	fc.constantFrom(...labels).map((item): LessonEvent => ({ type: 'sure', item, confidence: 2 }))
);

/** What can happen of a list of events, as a log. */
const legal = (name: string, events: readonly LessonEvent[], behind: readonly LogEntry[]) =>
	events.reduce((log, next) => {
		const longer = logOf(name, [next], log);
		return replay(plan, longer).refused ? log : longer;
	}, behind);

it('whatever was done in two places: a good log, nothing elsewhere changed, nothing lost unsaid', () => {
	const some = fc.array(event, { maxLength: 14 });
	fc.assert(
		fc.property(some, some, some, (before, there, here) => {
			const common = legal('both', before, []);
			const theirs = legal('theirs', there, common);
			const ours = legal('ours', here, common);
			const { entries, clashes, left } = rebase(plan, theirs, ours, newId);
			const { context } = stateOf(entries);
			expect(entries.slice(0, theirs.length)).toEqual(theirs);
			expect(rebase(plan, entries, ours, newId).entries).toEqual(entries);
			const mine = stateOf(ours).context.answers;
			const told = [
				...clashes.map(({ item }) => item),
				...left.flatMap((entry) => ('item' in entry.event ? [entry.event.item] : []))
			];
			for (const id of labels) {
				const chosen = ours.some(
					(entry) =>
						!common.includes(entry)
						&& 'item' in entry.event
						&& entry.event.item === id
						&& entry.event.type === 'choose'
				);
				if (chosen && !told.includes(id)) expect(context.answers[id]).toEqual(mine[id]);
			}
		}),
		{ numRuns: 2000 }
	);
});
