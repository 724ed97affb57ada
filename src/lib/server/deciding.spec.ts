import fc from 'fast-check';
import { expect, it } from 'vitest';
import { candidates } from '../lesson/candidates.ts';
import type { LessonEvent, LogEntry } from '../lesson/event.ts';
import { clockModule } from '../lesson/fixture.ts';
import { planLesson } from '../lesson/plan.ts';
import { advance, begin, can } from '../lesson/snapshot.ts';
import { decide, longestLog } from './deciding.ts';
import { fold } from './snapshots.ts';

const plan = planLesson(clockModule, { feedback: 'item', confidence: 'off', seed: 1 });
const start = { snapshot: begin(plan), next: 0 };
const entry = (seq: number, event: LessonEvent, id = `e${seq}`): LogEntry => ({
	seq,
	id,
	at: 0,
	event
});
const log = [
	entry(0, { type: 'begin' }),
	entry(1, { type: 'leave-examples' }),
	entry(2, { type: 'hint', item: plan.steps[0]![0]! })
];
const none = () => false;

it('takes what follows the log', () => {
	const { status, taken, stand } = decide(start, none, log);
	expect([status, taken, stand.next]).toEqual([200, log, 3]);
	expect(stand.snapshot.value).toBe('answering');
});

it('puts what comes in another order, or twice, into its own', () => {
	const [one, two, three] = log as [LogEntry, LogEntry, LogEntry];
	expect(decide(start, none, [three, one, two, one]).taken).toEqual(log);
});

it('takes nothing twice, whatever it says the second time', () => {
	const stand = fold(start, log);
	const known = (id: string) => log.some((stored) => stored.id === id);
	const again = log.map((stored) => ({
		...stored,
		seq: stored.seq + 40,
		event: { type: 'skip' } as const
	}));
	expect(decide(stand, known, again)).toEqual({ status: 200, taken: [], stand });
	const more = entry(3, { type: 'skip' });
	expect(decide(stand, known, [...log, more]).taken).toEqual([more]);
});

it.each([
	['a place that is taken', [entry(1, { type: 'skip' }, 'other')]],
	['a gap before it', [entry(4, { type: 'skip' }, 'other')]],
	['a gap within', [entry(3, { type: 'skip' }), entry(5, { type: 'skip' })]]
])('refuses %s whole', (_, sent) => {
	const stand = fold(start, log);
	expect(decide(stand, none, sent)).toEqual({ status: 409, taken: [], stand });
});

it('takes what comes before an entry that cannot happen, and says where that stands', () => {
	const { status, taken, stand } = decide(start, none, [
		...log,
		entry(3, { type: 'turn' }),
		entry(4, { type: 'skip' })
	]);
	expect([status, taken, stand.next]).toEqual([422, log, 3]);
});

it('lets no log grow for ever', () => {
	const full = { ...fold(start, log), next: longestLog };
	expect(decide(full, none, [entry(longestLog, { type: 'skip' })]).status).toBe(413);
	expect(
		decide({ ...full, next: longestLog - 1 }, none, [entry(longestLog - 1, { type: 'skip' })])
			.status
	).toBe(200);
});

it('knows by the snapshot itself whether something happened', () => {
	const everything = (snapshot: typeof start.snapshot) => [
		...candidates(snapshot, 1),
		...candidates(start.snapshot),
		{ type: 'look', item: 'nobody' } as const
	];
	fc.assert(
		fc.property(fc.array(fc.nat()), (choices) => {
			let { snapshot } = start;
			for (const choice of choices) {
				for (const event of everything(snapshot)) {
					expect(advance(snapshot, event) !== snapshot).toBe(can(snapshot, event));
				}
				const legal = candidates(snapshot, choice);
				if (legal.length > 0) snapshot = advance(snapshot, legal[choice % legal.length]!);
			}
		}),
		{ numRuns: 20 }
	);
});
