import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { confidences } from '../lesson/answer.ts';
import { calibrationOf, type Bet } from './calibration.ts';
import { share } from './wilson.ts';

const bets = (confidence: Bet['confidence'], right: number, wrong: number): Bet[] =>
	Array.from({ length: right + wrong }, (_, at) => ({ confidence, right: at < right }));

describe('share', () => {
	// Newcombe, Statistics in Medicine 17 (1998) 857–872, table I, method 3.
	it.each([
		[81, 263, 0.2553, 0.3662],
		[15, 148, 0.0624, 0.1605],
		[0, 20, 0, 0.1611],
		[1, 29, 0.0061, 0.1718]
	])('%d of %d lies between %d and %d', (count, n, low, high) => {
		const found = share(count, n);
		expect(found?.value).toBe(count / n);
		expect(found?.low).toBeCloseTo(low, 4);
		expect(found?.high).toBeCloseTo(high, 4);
	});

	it('of nothing is not a share', () => {
		expect(share(0, 0)).toBeNull();
	});

	it('stays within 0 and 1 and holds its value', () => {
		fc.assert(
			fc.property(fc.integer({ min: 1, max: 999 }), fc.nat(999), (n, part) => {
				const { value, low, high } = share(part % (n + 1), n) ?? { value: -1, low: 0, high: 0 };
				expect([0, low, value, high, 1]).toEqual(
					[0, low, value, high, 1].toSorted((a, b) => a - b)
				);
			})
		);
	});
});

describe('calibrationOf', () => {
	it('gets the same figures as by hand', () => {
		// Brier: 5 guesses cost .25 each; 10 fairly sure, 7 right: 7 × .265² + 3 × .735²;
		// 5 sure, 4 right: 4 × .1² + .9². Stated (2.5 + 7.35 + 4.5)/20 = .7175; right 13/20.
		const found = calibrationOf([...bets(1, 2, 3), ...bets(2, 7, 3), ...bets(3, 4, 1)]);
		if (!found.enough) throw new Error('twenty answers are enough');
		expect(found.brier).toBeCloseTo((1.25 + 0.491575 + 1.620675 + 0.04 + 0.81) / 20, 12);
		expect(found.gap.value).toBeCloseTo(0.0675, 12);
		expect(found.gap.low).toBeCloseTo(0.7175 - 0.8188, 3);
		expect(found.gap.high).toBeCloseTo(0.7175 - 0.4329, 3);
		expect(found.points.map(({ stated, n, right }) => [stated, n, right])).toEqual([
			[0.5, 5, 2],
			[0.735, 10, 7],
			[0.9, 5, 4]
		]);
	});

	it('tells the over-confident from the under-confident', () => {
		expect(calibrationOf(bets(3, 10, 20))).toMatchObject({
			gap: { low: expect.toSatisfy((low: number) => low > 0) }
		});
		expect(calibrationOf(bets(1, 30, 0))).toMatchObject({
			gap: { high: expect.toSatisfy((high: number) => high < 0) }
		});
	});

	it('has no figure for a button never pressed, nor any below 20 answers', () => {
		const few = calibrationOf(bets(2, 19, 0));
		expect(few).not.toHaveProperty('brier');
		expect(few).toMatchObject({ enough: false, n: 19 });
		expect(few.points.map(({ share }) => share === null)).toEqual([true, false, true]);
		expect(calibrationOf([], 0).enough).toBe(false);
	});

	it('is finite, bounded and the same in any order', () => {
		const bet = fc.record({ confidence: fc.constantFrom(...confidences), right: fc.boolean() });
		fc.assert(
			fc.property(fc.array(bet, { minLength: 1, maxLength: 60 }), (list) => {
				const found = calibrationOf(list, 1);
				expect(calibrationOf(list.toReversed(), 1)).toEqual(found);
				expect(found.enough).toBe(true);
				if (!found.enough) return;
				expect(found.brier).toBeGreaterThan(0);
				expect(found.brier).toBeLessThanOrEqual(0.81);
				expect(found.gap.low).toBeLessThanOrEqual(found.gap.value);
				expect(found.gap.high).toBeGreaterThanOrEqual(found.gap.value);
			})
		);
	});
});
