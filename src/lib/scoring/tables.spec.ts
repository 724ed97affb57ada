import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mechanisms, verdicts } from '../content/vocabulary.ts';
import { confidences } from '../lesson/answer.ts';
import {
	certaintyMarks,
	certaintyThresholds,
	chainWeights,
	compareWeights,
	ladderWeights,
	overlap,
	verdictCredit
} from './tables.ts';

const verdict = fc.constantFrom(...verdicts);
const moved = fc.uniqueArray(fc.constantFrom(...mechanisms));

describe('verdictCredit', () => {
	it('is the same in both directions, and full for the same verdict only', () => {
		fc.assert(
			fc.property(verdict, verdict, (a, b) => {
				expect(verdictCredit(a, b)).toBe(verdictCredit(b, a));
				expect(verdictCredit(a, b) === 1).toBe(a === b);
			})
		);
	});

	it.each([
		['contradiction', 'disagreement', 0.5],
		['misreport', 'reversal', 0.5],
		['update', 'reversal', 0.5],
		['apparent', 'compatible', 0.5],
		['update', 'contradiction', 0],
		['contradiction', 'apparent', 0],
		['cannot-tell', 'compatible', 0]
	] as const)('gives %s for %s a credit of %d', (a, b, credit) => {
		expect(verdictCredit(a, b)).toBe(credit);
	});
});

describe('overlap', () => {
	it('is symmetric, between 0 and 1, and 1 for equal sets in any order', () => {
		fc.assert(
			fc.property(moved, moved, (a, b) => {
				expect(overlap(a, b)).toBe(overlap(b, a));
				expect(overlap(a, b)).toBeGreaterThanOrEqual(0);
				expect(overlap(a, b)).toBeLessThanOrEqual(1);
				expect(overlap(a, a.toReversed())).toBe(1);
			})
		);
	});

	it.each([
		[[], [], 1],
		[['number'], [], 0],
		[['number', 'date'], ['date'], 1 / 2],
		[['number', 'date'], ['date', 'scope'], 1 / 3],
		[['number', 'number'], ['number'], 1]
	])('of %j and %j is %d', (a, b, expected) => {
		expect(overlap(a, b)).toBe(expected);
	});
});

it('the weights of every task add up to 1', () => {
	for (const weights of [compareWeights, ladderWeights, chainWeights]) {
		expect(Object.values<number>(weights).reduce((sum, weight) => sum + weight)).toBeCloseTo(1, 12);
	}
});

describe('certaintyMarks', () => {
	const expected = (confidence: 1 | 2 | 3, p: number) =>
		p * certaintyMarks[confidence].right + (1 - p) * certaintyMarks[confidence].wrong;

	it.each([
		[0, 1],
		[66, 1],
		[67, 2],
		[79, 2],
		[81, 3],
		[100, 3]
	])('at %d %% sure, button %d pays best', (percent, best) => {
		const [first] = confidences.toSorted(
			(a, b) => expected(b, percent / 100) - expected(a, percent / 100)
		);
		expect(first).toBe(best);
	});

	it('the buttons change places at the thresholds named', () => {
		expect(expected(2, 2 / 3)).toBeCloseTo(expected(1, 2 / 3), 12);
		expect(expected(3, 0.8)).toBeCloseTo(expected(2, 0.8), 12);
		expect(certaintyThresholds).toEqual({ 1: 0, 2: Math.round(200 / 3), 3: 80 });
	});
});
