import type { Closing } from '../lesson/standing.ts';
import type { AttemptRow } from './store/tables.ts';
import type { Terms } from './terms.ts';

/*
 * When an attempt is over, by the server's clock. The terms of this moment are asked, so that an
 * exception made later holds for an attempt that runs already.
 */

/** Milliseconds that an entry may take on its way: the last second of a slow network is not late. */
export const grace = 10_000;

export type Ending = { readonly at: string; readonly why: 'time' | 'locked' };

type Begun = Pick<AttemptRow, 'started_at' | 'ends_at'>;
type Ends = Pick<Terms, 'minutes' | 'locksAt'>;

/** When a limit of so many minutes ends. */
const after = (time: string, minutes: number) =>
	new Date(Date.parse(time) + minutes * 60_000).toISOString();

/** When an attempt that begins now will end: its limit or the lock, whichever is sooner. */
export function endsAt(now: Date, { minutes, locksAt }: Ends): string | null {
	const limit = minutes === null ? null : after(now.toISOString(), minutes);
	return earliest(limit, locksAt);
}

/**
 * When its time is up; null: never. A lock holds as it is now; of the limit that it began with and
 * the limit of today the later one holds, so that nobody loses time that was promised.
 */
export function endingOf(attempt: Begun, { minutes, locksAt }: Ends): Ending | null {
	const limit =
		minutes === null || attempt.ends_at === null
			? null
			: latest(after(attempt.started_at, minutes), attempt.ends_at);
	const at = earliest(limit, locksAt);
	return at === null ? null : { at, why: at === locksAt ? 'locked' : 'time' };
}

/** What arrives after this is late; null: nothing is. */
export function lateAfter(attempt: Begun, terms: Ends & Pick<Terms, 'dueAt'>): string | null {
	const end = earliest(endingOf(attempt, terms)?.at ?? null, terms.dueAt);
	return end === null ? null : new Date(Date.parse(end) + grace).toISOString();
}

/** Milliseconds until its time is up; never below 0. */
export const remainingOf = (ending: Ending | null, now: Date): number | null =>
	ending && Math.max(0, Date.parse(ending.at) - now.getTime());

/** Closings that hold whatever is in the log: nothing can be stored any more. */
export const sealed: readonly Closing[] = ['archived', 'removed', 'withdrawn', 'set-aside'];

const earliest = (one: string | null, other: string | null) =>
	one === null || (other !== null && other <= one) ? other : one;
const latest = (one: string, other: string) => (one > other ? one : other);
