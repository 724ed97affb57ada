import { same } from '../content/same.ts';
import type { Answer } from './answer.ts';
import { stepOf, type LessonContext } from './context.ts';
import type { LessonEvent, LogEntry } from './event.ts';
import type { LessonPlan } from './plan.ts';
import { replay } from './replay.ts';
import { advance, begin, can, type LessonSnapshot } from './snapshot.ts';

/** An item that was answered here and elsewhere, and not alike. */
export type Clash = {
	readonly item: string;
	readonly ours: Answer;
	readonly theirs: Answer;
	/** Ours is the later one; theirs counts where it had been handed in already. */
	readonly counts: 'ours' | 'theirs';
};

export type Rebased = {
	/** The log from elsewhere, and behind it what was done here alone. */
	readonly entries: readonly LogEntry[];
	readonly clashes: readonly Clash[];
	/** What was said here, fits nowhere any more, and is not in the log in other words either. */
	readonly left: readonly LogEntry[];
};

/**
 * Puts what was done here behind a log from elsewhere: another tab's, or the server's. Steps keep
 * their ids, so that doing it twice, or having sent them already, changes nothing.
 * @param ours the whole log as it was here
 * @param newId for steps that lead to where ours were taken
 */
export function rebase(
	plan: LessonPlan,
	base: readonly LogEntry[],
	ours: readonly LogEntry[],
	newId: () => string
): Rebased {
	const known = new Set(base.map(({ id }) => id));
	const start = replay(plan, base).snapshot;
	const entries = [...base];
	const said: LogEntry[] = [];
	const answered = new Set<string>();
	let here = begin(plan);
	let there = start;
	const take = (entry: Omit<LogEntry, 'seq'>) => {
		entries.push({ ...entry, seq: entries.length });
		there = advance(there, entry.event);
	};
	// What was left out when others behind it were taken over stays out: twice is the same as once.
	const decided = ours.findLastIndex(({ id }) => known.has(id));
	for (const [index, entry] of ours.entries()) {
		const { id, at, event } = entry;
		const from = here.context;
		here = advance(here, event);
		if (known.has(id)) continue;
		if (event.type === 'choose') answered.add(event.item);
		const way = index > decided ? wayTo(there, event, from) : undefined;
		if (way) for (const step of way) take({ id: step === event ? id : newId(), at, event: step });
		else said.push(entry);
	}
	const mine = new Set(ours.map(({ id }) => id));
	const theirs = base.flatMap(({ id, event }) =>
		event.type === 'choose' && !mine.has(id) ? [event.item] : []
	);
	const clashes = [...new Set(theirs)]
		.filter((item) => answered.has(item))
		.flatMap((item) => clashAbout(item, start.context, here.context, there.context));
	const told = new Set(clashes.map(({ item }) => item));
	const left = said.filter(
		({ event }) => !('item' in event && told.has(event.item)) && isMissing(there.context, event)
	);
	return { entries, clashes, left };
}

/** The steps by which an event of ours happens there; undefined if it cannot, or is done. */
function wayTo(
	there: LessonSnapshot,
	event: LessonEvent,
	from: LessonContext
): readonly LessonEvent[] | undefined {
	const moves = event.type === 'next' || event.type === 'skip';
	if (event.type === 'turn' && from.example !== there.context.example) return undefined;
	if (moves && from.item !== there.context.item) return undefined;
	const item = event.type === 'submit' ? from.item : 'item' in event ? event.item : undefined;
	const elsewhere =
		event.type === 'submit' && stepOf(there.context, from.item) !== there.context.step;
	if (!elsewhere && can(there, event)) return [event];
	if (item === undefined || moves || event.type === 'look') return undefined;
	const look: LessonEvent = { type: 'look', item };
	// An explanation is left by going on; from there every open question can be looked at.
	const ways: LessonEvent[][] = [
		[look, event],
		[{ type: 'next' }, event],
		[{ type: 'next' }, look, event]
	];
	return ways.find((way) => leads(there, way, item));
}

/** Whether all of it can happen, one after the other, and the last of it to this item. */
function leads(from: LessonSnapshot, way: readonly LessonEvent[], item: string): boolean {
	let at = from;
	return way.every((step) => {
		const here = step.type !== 'submit' || stepOf(at.context, item) === at.context.step;
		const possible = here && can(at, step);
		at = advance(at, step);
		return possible;
	});
}

function clashAbout(
	item: string,
	{ answers: theirs }: LessonContext,
	{ answers: ours }: LessonContext,
	{ answers: now }: LessonContext
): Clash[] {
	const [one = {}, other = {}] = [ours[item], theirs[item]];
	if (same(one, other)) return [];
	return [{ item, ours: one, theirs: other, counts: same(now[item], other) ? 'theirs' : 'ours' }];
}

/** Whether something that a learner said is not in the log. */
function isMissing(context: LessonContext, event: LessonEvent): boolean {
	if (event.type === 'choose') {
		const now = context.answers[event.item] ?? {};
		return Object.entries(event.answer).some(
			([field, value]) => !same(value, (now as Record<string, unknown>)[field])
		);
	}
	if (event.type === 'sure') {
		return (context.confidence[event.item] ?? null) !== event.confidence;
	}
	return event.type === 'disagree' && context.disagreements[event.item] !== event.reason;
}
