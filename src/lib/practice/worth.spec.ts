import { describe, expect, it } from 'vitest';
import { answered } from './fixture.ts';
import type { Review } from './review.ts';
import { step, type SkillState } from './state.ts';
import { worthOf } from './worth.ts';

/** So many answers, one a day, two topics. */
const after = (count: number, change: Partial<Review> = {}): SkillState =>
	Array.from({ length: count }).reduce<SkillState | undefined>(
		(state, _, at) =>
			step(state, answered({ topic: at < 6 ? 'rain' : 'snow', ...change }), at, false),
		undefined
	) as SkillState;

describe('an answer is worth', () => {
	it('more the longer ago the last one was', () => {
		const state = after(3);
		expect(worthOf(state, 30)).toBeGreaterThan(worthOf(state, 10));
		expect(worthOf(state, 10)).toBeGreaterThan(worthOf(state, 2));
	});
	it('more to what was practised little than to what goes on failing', () => {
		expect(worthOf(after(2, { correct: false }), 60)).toBeGreaterThan(
			worthOf(after(12, { correct: false }), 60)
		);
	});
	it('most where mastery is nearly shown, and little once it is', () => {
		expect(worthOf(after(12), 14)).toBeGreaterThan(worthOf(after(6), 14));
		expect(worthOf(after(12), 14)).toBeGreaterThan(worthOf(undefined, 14));
		expect(worthOf(after(13), 14)).toBeLessThan(worthOf(after(2, { correct: false }), 14));
	});
});
