import type { LogEntry } from '../lesson/event.ts';
import type { LessonPlan } from '../lesson/plan.ts';
import { rebase } from '../lesson/rebase.ts';

/** A lesson's log on one device. */
export type KnownLog = {
	readonly entries: readonly LogEntry[];
	/** So many at its head the server has too. */
	readonly shared: number;
};

export type Joined = KnownLog & {
	/** What was done here and fits nowhere any more: to be set aside, not thrown away. */
	readonly left: readonly LogEntry[];
};

/**
 * Joins a lesson's log with what the server tells of it. The server's steps keep their places, as all
 * devices must come to the same log; what only this one has goes behind them, where it still fits.
 * @param told the server's steps, in any order, also some that are known already
 */
export function joined(
	plan: LessonPlan,
	{ entries: here, shared }: KnownLog,
	told: readonly LogEntry[],
	newId: () => string
): Joined {
	const places = new Map(here.slice(0, shared).map((entry) => [entry.seq, entry]));
	for (const entry of told) places.set(entry.seq, entry);
	const base: LogEntry[] = [];
	// Behind a gap nothing can be read; the next reply may fill it.
	for (let entry = places.get(0); entry; entry = places.get(base.length)) base.push(entry);
	const follows = base.every(({ id }, seq) => here[seq] === undefined || here[seq].id === id);
	const common = base.length;
	if (follows) return { entries: [...base, ...here.slice(common)], shared: common, left: [] };
	const { entries, left } = rebase(plan, base, here, newId);
	return { entries, shared: common, left };
}
