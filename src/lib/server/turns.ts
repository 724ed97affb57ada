/*
 * A class behind one address comes back all at once. Its right guesses are counted only while they are
 * looked at, so they are looked at a few at a time: then they never add up to a bound that is for wrong
 * ones. In memory, by each server for itself; how many wrong ones there were is in the database.
 */

const atOnce = 6;
const mostWaiting = 500;

type Line = { busy: number; readonly waiting: (() => void)[] };
const lines = new Map<string, Line>();

/**
 * Does some work in its turn.
 * @param key who asks; each has a line of their own
 * @returns what the work comes to, or undefined where the line is too long
 */
export async function take<T>(key: string, work: () => Promise<T>): Promise<T | undefined> {
	const line = lines.get(key) ?? { busy: 0, waiting: [] };
	lines.set(key, line);
	if (line.waiting.length >= mostWaiting) return undefined;
	if (line.busy >= atOnce) await new Promise<void>((turn) => line.waiting.push(turn));
	else line.busy++;
	try {
		return await work();
	} finally {
		const next = line.waiting.shift();
		if (next) next();
		else if (--line.busy === 0) lines.delete(key);
	}
}
