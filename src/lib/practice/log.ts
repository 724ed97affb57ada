import type { Review } from './review.ts';

/** By time, then by id, so that every device puts the same reviews in the same order. */
export const inOrder = (one: Review, other: Review): number =>
	one.at - other.at || (one.id < other.id ? -1 : Number(one.id > other.id));

/**
 * The union of two logs, in order. It does not matter which comes first, how they were cut, or how
 * often a log is merged again: nothing that a learner did is replaced by what came later. Should one
 * id ever stand for two reviews (a damaged file), the same one of them is kept everywhere.
 */
export function merge(a: readonly Review[], b: readonly Review[]): readonly Review[] {
	const union = new Map<string, Review>();
	for (const review of [...a, ...b]) {
		const other = union.get(review.id);
		if (!other || (other !== review && canonical(review) < canonical(other))) {
			union.set(review.id, review);
		}
	}
	return [...union.values()].sort(inOrder);
}

/** Text that is the same for equal values, in whatever order their fields were written. */
const canonical = (value: unknown): string =>
	JSON.stringify(value, (_, part: unknown) =>
		part && typeof part === 'object' && !Array.isArray(part)
			? Object.fromEntries(Object.entries(part).sort(([one], [other]) => (one < other ? -1 : 1)))
			: part
	);
