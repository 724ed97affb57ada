import { json } from '@sveltejs/kit';

/*
 * How fast one person may send. Generous: a device that was offline for a week sends all it has at
 * once. Counted in memory, by each server for itself, as it guards that server's time and nothing else.
 */

/** Requests that may come at once, and how many more each second. */
const burst = 200;
const perSecond = 10;
const most = 50_000;

/** Person → when all that they sent will have been forgotten, in milliseconds. */
const busyUntil = new Map<string, number>();

/** Counts a request; if it is one too many, what to answer. */
export function tooFast(person: string, now: Date): Response | undefined {
	const seconds = wait(person, now.getTime());
	if (seconds === 0) return undefined;
	const message = 'Too many requests at once. Nothing is lost; what waits is sent again soon.';
	return json({ message }, { status: 429, headers: { 'retry-after': String(seconds) } });
}

/** @returns 0, or in how many seconds to come again */
function wait(person: string, time: number): number {
	const until = Math.max(busyUntil.get(person) ?? 0, time);
	const over = (until - time) / 1000 - (burst - 1) / perSecond;
	if (over > 0) return Math.ceil(over);
	// The oldest first: who sends is put at the end.
	busyUntil.delete(person);
	if (busyUntil.size >= most) busyUntil.delete(busyUntil.keys().next().value ?? '');
	busyUntil.set(person, until + 1000 / perSecond);
	return 0;
}
