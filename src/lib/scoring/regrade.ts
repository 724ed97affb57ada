import type { ModuleKey } from '../content/module.ts';
import type { Score } from './attemptmark.ts';
import { marksAlike } from './correction.ts';

/** A teacher's decision to mark by a corrected key. */
export type Regrading = {
	readonly key: ModuleKey;
	/** Nobody's mark becomes less by it. */
	readonly keepBetter: boolean;
};

/** The mark of all that arrived, and of what had arrived in time. */
export type Scores = { readonly all: Score; readonly inTime: Score };

/** What an attempt is worth, by which key. */
export type Regraded = Scores & {
	/** null: no correction touches what was asked. */
	readonly regraded: {
		/** Before any correction. */
		readonly was: Scores;
		/** By the last corrected key alone, also where a better mark is kept. */
		readonly by: Scores;
	} | null;
};

/**
 * Marks by a key, and by the corrected ones that came after it. Nothing is overwritten: what it was,
 * and what it is by the last key, stand beside what counts.
 * @param asked items of the attempt; a correction of others is none
 */
export function regrade(
	key: ModuleKey,
	later: readonly Regrading[],
	asked: readonly string[],
	mark: (key: ModuleKey) => Scores
): Regraded {
	const was = mark(key);
	let last = key;
	let by = was;
	let counts = was;
	for (const { key: next, keepBetter } of later) {
		if (!asked.every((id) => alike(last, next, id))) {
			last = next;
			by = mark(next);
		}
		counts = keepBetter ? better(counts, by) : by;
	}
	return { ...counts, regraded: last === key ? null : { was, by } };
}

function alike({ keys: one }: ModuleKey, { keys: other }: ModuleKey, id: string): boolean {
	const [was, now] = [one[id], other[id]];
	return was === now || (was !== undefined && now !== undefined && marksAlike(was, now));
}

const better = (one: Scores, other: Scores): Scores => ({
	all: higher(one.all, other.all),
	inTime: higher(one.inTime, other.inTime)
});

const higher = (one: Score, other: Score) => (one.points >= other.points ? one : other);
