import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { answered, noon } from './fixture.ts';
import { merge } from './log.ts';
import type { Review } from './review.ts';

/** Few ids and times, so that repeats, ties and clashes come up. */
const review = fc
	.record({
		id: fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f', 'g'),
		// A clock that is years off is as good as another.
		at: fc.constantFrom(noon, noon, noon + 1, noon - 4e10, noon + 4e10),
		item: fc.constantFrom('1', '2'),
		correct: fc.boolean()
	})
	.map(answered);
const log = fc.array(review, { maxLength: 12 });
const plain = (reviews: readonly Review[]) => JSON.parse(JSON.stringify(reviews)) as Review[];

describe('the union of logs', () => {
	it('does not depend on which comes first', () => {
		fc.assert(
			fc.property(log, log, (a, b) => {
				expect(merge(a, b)).toEqual(merge(b, a));
			})
		);
	});
	it('does not depend on how they were cut', () => {
		fc.assert(
			fc.property(log, log, log, (a, b, c) => {
				expect(merge(merge(a, b), c)).toEqual(merge(a, merge(b, c)));
			})
		);
	});
	it('is the same however often it is made', () => {
		fc.assert(
			fc.property(log, log, (a, b) => {
				const once = merge(a, b);
				expect(merge(once, plain(b))).toEqual(once);
				expect(merge(once, once)).toEqual(once);
			})
		);
	});
	it('holds every id once, by time and then by id', () => {
		fc.assert(
			fc.property(log, log, (a, b) => {
				const union = merge(a, b);
				const ids = new Set([...a, ...b].map(({ id }) => id));
				expect(new Set(union.map(({ id }) => id))).toEqual(ids);
				expect(union).toHaveLength(ids.size);
				for (const [at, one] of union.entries()) {
					const after = union[at + 1];
					if (after)
						expect([one.at, one.id] < [after.at, after.id] || one.at < after.at).toBe(true);
				}
			})
		);
	});
	it('does not care in which order fields were written', () => {
		const one = answered({ id: 'x' });
		const turned = Object.fromEntries(Object.entries(one).reverse()) as Review;
		expect(merge([one], [turned])).toEqual([one]);
	});
});
