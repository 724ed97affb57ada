import { describe, expect, it } from 'vitest';
import { answered } from './fixture.ts';
import { gradeOf, isConfidentError } from './rating.ts';
import type { Review } from './review.ts';
import { expectedOf } from './expected.ts';
import { dueOf, recallOf, step, type SkillState } from './state.ts';

const after = (...answers: readonly [day: number, change: Partial<Review>][]): SkillState =>
	answers.reduce<SkillState | undefined>(
		(state, [day, change]) => step(state, answered(change), day, false),
		undefined
	) as SkillState;
const due = (state: SkillState) => dueOf(state, true);
const right: Partial<Review> = {};
const wrong: Partial<Review> = { correct: false };
const sureAndWrong: Partial<Review> = { correct: false, confidence: 3 };

describe('the grade of an answer', () => {
	it.each([
		[wrong, 5, 1],
		[sureAndWrong, 5, 1],
		[{ correct: false, credit: 0.75 }, 5, 1],
		[{ correct: false, credit: 0.8 }, 5, 2],
		[{ confidence: 1 }, 5, 2],
		[right, 5, 3],
		[{ confidence: 2 }, 5, 3],
		[{ confidence: 3 }, 3, 4],
		[{ confidence: 3 }, 2, 3]
	] satisfies [Partial<Review>, number, number][])(
		'%o after %i answers is %i',
		(given, n, grade) => {
			expect(gradeOf(answered(given), n)).toBe(grade);
		}
	);
	it('tells an error made while sure from others', () => {
		expect(isConfidentError(answered(sureAndWrong))).toBe(true);
		expect(isConfidentError(answered({ ...sureAndWrong, confidence: 2 }))).toBe(false);
		expect(isConfidentError(answered({ confidence: 3 }))).toBe(false);
		expect(isConfidentError(answered({ ...sureAndWrong, credit: 0.8 }))).toBe(false);
	});
});

describe('a skill', () => {
	it('comes back later each time it is right, and sooner once it is wrong', () => {
		const byFsrs = (state: SkillState) => dueOf(state, false);
		const one = after([0, right]);
		const two = after([0, right], [byFsrs(one), right]);
		const three = after([0, right], [byFsrs(one), right], [byFsrs(two), wrong]);
		expect(byFsrs(one)).toBeGreaterThan(0);
		expect(byFsrs(two) - byFsrs(one)).toBeGreaterThan(byFsrs(one));
		expect(byFsrs(three) - byFsrs(two)).toBeLessThan(byFsrs(two) - byFsrs(one));
	});
	it('comes back the day after while thirteen right answers would show mastery', () => {
		expect(due(after([0, right]))).toBe(1);
		const stumbled: [number, Partial<Review>][] = [0, 9, 30, 90, 180, 270, 360].map((at) => [
			at,
			{ correct: at > 0 }
		]);
		// One wrong: 20 right of 21 are wanted, so fourteen to go after six and thirteen after seven.
		expect(due(after(...stumbled))).toBe(360 + 7);
		expect(due(after(...stumbled, [450, right]))).toBe(450 + 1);
	});
	it('comes back at the pace of FSRS once it is mastered, or all of its items were asked', () => {
		const answers = Array.from({ length: 13 }, (_, at): [number, Partial<Review>] => [
			at * 20,
			{ topic: at < 6 ? 'rain' : 'snow' }
		]);
		expect(dueOf(after(...answers.slice(0, 12)), false)).toBeGreaterThan(11 * 20 + 30);
		expect(due(after(...answers))).toBeGreaterThan(12 * 20 + 30);
	});
	it('never comes back on the same day', () => {
		expect(due(after([7, wrong]))).toBe(8);
	});
	it('comes back 2 to 7 days after a confident error', () => {
		expect(due(after([10, sureAndWrong]))).toBe(12);
		const strong = [0, 5, 20, 60].map((day): [number, Partial<Review>] => [day, right]);
		const back = due(after(...strong, [150, sureAndWrong])) - 150;
		expect(back).toBeGreaterThanOrEqual(2);
		expect(back).toBeLessThanOrEqual(7);
	});
	it('owes a confident error until asked two days later, whatever is right before', () => {
		const soon = after([10, sureAndWrong], [10, right], [11, right], [11, right]);
		expect(soon.owed).toBe(10);
		expect(due(soon)).toBeLessThanOrEqual(17);
		expect(due(soon)).toBeGreaterThanOrEqual(12);
		expect(after([10, sureAndWrong], [12, right])).not.toHaveProperty('owed');
		expect(after([10, sureAndWrong], [12, sureAndWrong]).owed).toBe(12);
	});
	it('takes an earlier day, of another zone, for the same', () => {
		expect(after([10, right], [9, right])).toEqual(after([10, right], [10, right]));
	});
	it('is recalled less as days go by', () => {
		const state = after([0, right]);
		expect(recallOf(state, 0)).toBe(1);
		expect(recallOf(state, 5)).toBeLessThan(1);
		expect(recallOf(state, 50)).toBeLessThan(recallOf(state, 5));
		expect(recallOf(state, -3)).toBe(1);
	});
	it('is expected to be right between guessing and what it has shown', () => {
		const state = after([0, right], [0, right], [0, right], [0, right]);
		expect(expectedOf(state, 0, 0.5, 0.7)).toBeCloseTo((4 + 8 * 0.7) / 12);
		expect(expectedOf(state, 0, 0.5, 0.9)).toBeGreaterThan(0.9);
		expect(expectedOf(state, 900, 0.5, 0.65)).toBeGreaterThan(0.5);
		expect(expectedOf(state, 900, 0.5, 0.65)).toBeLessThan(0.75);
		const lost = after([0, wrong], [1, wrong], [2, wrong], [3, wrong], [4, wrong], [5, wrong]);
		expect(expectedOf(lost, 6, 0.5, 0.65)).toBe(0.5);
	});
	it('is not taken to be forgotten beyond what it was before the answers that show it', () => {
		const spaced = after([0, right], [30, right], [60, right], [90, wrong], [120, right]);
		const crammed = after([0, right], [0, right], [0, right], [0, wrong], [0, right]);
		const shown = (4 + 8 * 0.7) / 13;
		expect(expectedOf(spaced, 121, 0.5, 0.7)).toBeCloseTo(shown);
		expect(expectedOf(crammed, 30, 0.5, 0.7)).toBeLessThan(shown - 0.02);
	});
});
