import { getShortestPaths, getSimplePaths } from 'xstate/graph';
import { describe, expect, it } from 'vitest';
import type { LessonEvent, LogEntry } from './event.ts';
import { clockModuleOf } from './fixture.ts';
import { lessonMachine } from './machine.ts';
import { planLesson, type FeedbackPolicy } from './plan.ts';
import { replay } from './replay.ts';
import { advance, can, where, type LessonSnapshot } from './snapshot.ts';

/*
 * The machine walked as a graph. Alphabets are kept small, each around one kind of freedom, as
 * the number of simple paths grows exponentially with what can be done in any order.
 */

const module = clockModuleOf('wound', 'oil', 'neglect', 'when');

const start: LessonEvent[] = [{ type: 'begin' }, { type: 'turn' }];
const work: LessonEvent[] = [
	{ type: 'choose', item: 'oil', answer: { label: 'inference' } },
	{ type: 'choose', item: 'neglect', answer: { label: 'evidence' } },
	{
		type: 'choose',
		item: 'when',
		answer: { pair: ['radio/2', 'courier/2'], verdict: 'contradiction', moved: [] }
	},
	{ type: 'submit' },
	{ type: 'next' }
];
const leave: LessonEvent[] = [{ type: 'leave-examples' }, { type: 'finish' }];
const look: LessonEvent[] = [{ type: 'look', item: 'when' }];
const mark: LessonEvent = { type: 'flag', item: 'neglect', on: true };
const flag: LessonEvent[] = [mark, { type: 'flag', item: 'neglect', on: false }];
const second: LessonEvent = { type: 'choose', item: 'neglect', answer: { label: 'assertion' } };
const review: LessonEvent[] = [
	second,
	{ type: 'look', item: 'neglect' },
	{ type: 'sure', item: 'neglect', confidence: 3 }
];
const skip: LessonEvent = { type: 'skip' };
const everything: LessonEvent[] = [
	...start,
	...work,
	...leave,
	...look,
	...flag,
	...review,
	skip,
	{ type: 'hint', item: 'oil' },
	{ type: 'sure', item: 'neglect', confidence: null },
	{ type: 'disagree', item: 'oil', reason: 'The oil was seen.' }
];
/** Never legal anywhere. */
const nonsense: LessonEvent[] = [
	{ type: 'look', item: 'nobody' },
	{ type: 'look', item: 'wound' },
	{ type: 'choose', item: 'nobody', answer: { label: 'evidence' } },
	{ type: 'choose', item: 'wound', answer: { label: 'evidence' } },
	{ type: 'choose', item: 'oil', answer: { verdict: 'update' } },
	{ type: 'disagree', item: 'oil', reason: '' }
];

const planOf = (feedback: FeedbackPolicy) =>
	planLesson(module, { feedback, confidence: 'optional', seed: 1 });

const essence = ({ value, context }: LessonSnapshot) => ({
	value,
	context: { ...context, plan: undefined }
});
const options = (feedback: FeedbackPolicy, events: readonly LessonEvent[]) => ({
	input: planOf(feedback),
	events,
	limit: 200_000,
	serializeState: (snapshot: LessonSnapshot) => JSON.stringify(essence(snapshot))
});

const toLog = (events: readonly LessonEvent[]): LogEntry[] =>
	events.map((event, seq) => ({ seq, id: `e${seq}`, at: 0, event }));

const alphabets: [FeedbackPolicy, LessonEvent[]][] = [
	['item', [...start, ...work, ...leave, ...look, skip]],
	['passage', [...start, ...work, ...leave, ...look, ...flag, skip]],
	['set', [...start, ...work, ...leave, ...flag, ...review]]
];
describe.each(alphabets)('feedback after each %s', (feedback, alphabet) => {
	const reachable = getShortestPaths(lessonMachine, options(feedback, alphabet));

	it('reaches every state', () => {
		const places = new Set(reachable.map(({ state }) => where(state)));
		const all = Object.keys(lessonMachine.states);
		expect([...places].sort()).toEqual(
			all.filter((place) => place !== 'reviewing' || feedback === 'set').sort()
		);
	});

	it('can reach the end from everywhere', () => {
		for (const { state } of reachable) {
			const begun = where(state) === 'briefing' ? advance(state, { type: 'begin' }) : state;
			const left = advance(begun, { type: 'leave-examples' });
			expect(where(advance(left, { type: 'finish' }))).toBe('done');
		}
	});

	it('changes nothing on an event that cannot happen', () => {
		for (const { state } of reachable) {
			const before = JSON.stringify(essence(state));
			for (const event of [...everything, ...nonsense]) {
				const after = advance(state, event);
				if (!can(state, event)) expect(after).toBe(state);
				if (nonsense.includes(event)) expect(can(state, event)).toBe(false);
			}
			expect(JSON.stringify(essence(state))).toBe(before);
		}
	});

	it('shows feedback on steps that were handed in, and on no others', () => {
		for (const { state } of reachable) {
			const { context } = state;
			const submitted = context.submitted.includes(context.step);
			if (where(state) === 'feedback') expect(submitted).toBe(true);
			if (['answering', 'reviewing'].includes(where(state))) expect(submitted).toBe(false);
			expect(context.handedIn).toEqual(expect.arrayContaining(itemsSubmitted(state)));
		}
	});
});

const itemsSubmitted = ({ context: { plan, submitted } }: LessonSnapshot) =>
	submitted.flatMap((step) => plan.steps[step] ?? []);

describe('every simple path to the end replays to where the live lesson stands', () => {
	const walks: [string, FeedbackPolicy, LessonEvent[]][] = [
		['feedback after each item, looking about', 'item', [...start, ...work, ...leave, ...look]],
		['feedback after each passage, with flags', 'passage', [...start, ...work, ...leave, ...flag]],
		['feedback after each passage, skipping', 'passage', [...start, ...work, skip]],
		['feedback after the set, with a blind review', 'set', [...start, ...work, mark, second]]
	];
	it.each(walks)('%s', { timeout: 60_000 }, (_, feedback, events) => {
		const paths = getSimplePaths(lessonMachine, {
			...options(feedback, events),
			toState: (state) => where(state) === 'done'
		});
		expect(paths.length).toBeGreaterThan(10);
		for (const { state, steps } of paths) {
			const log = toLog(steps.map(({ event }) => event).slice(1));
			const { snapshot, applied, refused } = replay(planOf(feedback), log);
			expect(refused).toBeUndefined();
			expect(applied).toBe(log.length);
			expect(essence(snapshot)).toEqual(essence(state));
		}
	});
});
