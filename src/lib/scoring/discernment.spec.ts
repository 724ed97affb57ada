import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { labels } from '../content/vocabulary.ts';
import { discernment, discernmentOf, habit, skill } from './discernment.ts';
import { quantile } from './normal.ts';

describe('quantile', () => {
	// To twelve digits, by Wichura's algorithm AS 241 (Applied Statistics 37, 1988).
	it.each([
		[1e-10, -6.361340902404],
		[0.001, -3.090232306168],
		[0.02425, -1.972961051312],
		[0.45, -0.125661346855],
		[0.5, 0],
		[0.75, 0.67448975019608],
		[0.95, 1.64485362695147],
		[0.999, 3.090232306168]
	])('of %d is %d', (p, z) => {
		expect(Math.abs(quantile(p) - z)).toBeLessThanOrEqual(1.15e-9 * Math.abs(z) + 1e-12);
	});

	it('has no value at the ends', () => {
		expect([quantile(0), quantile(1)]).toEqual([-Infinity, Infinity]);
	});
});

describe('the same mark, opposite habits', () => {
	it.each([
		['no habit', 0.75, 0.25, 1.35, 0],
		['says it too readily', 0.95, 0.45, 1.77, -0.76],
		['says it too seldom', 0.55, 0.05, 1.77, 0.76]
	])('%s: 75 %% right', (_, hits, alarms, d, c) => {
		expect((hits + (1 - alarms)) / 2).toBeCloseTo(0.75, 12);
		expect(skill(hits, alarms)).toBeCloseTo(d, 2);
		expect(habit(hits, alarms)).toBeCloseTo(c, 2);
	});
});

describe('discernment', () => {
	// By hand: H = 43.5/51, F = 25.5/99; z 1.0496 and −0.6504; variances 0.0474 and 0.0187.
	it('of 43 hits in 50 and 25 false alarms in 98', () => {
		const found = discernment({ signals: 50, hits: 43, noises: 98, falseAlarms: 25 });
		if (!found.enough) throw new Error('enough judgements were made');
		expect(found.hitRate).toBeCloseTo(0.8529, 4);
		expect(found.falseAlarmRate).toBeCloseTo(0.2576, 4);
		const figures = [found.skill, found.habit].map(({ value, low, high }) => [value, low, high]);
		expect(figures.flat().map((figure) => figure.toFixed(3))).toEqual([
			'1.700',
			'1.196',
			'2.204',
			'-0.199',
			'-0.451',
			'0.053'
		]);
	});

	it('has a figure without errors too: corrected, wide and finite', () => {
		const found = discernment({ signals: 20, hits: 20, noises: 40, falseAlarms: 0 });
		expect(found).toMatchObject({ enough: true, hitRate: 20.5 / 21, falseAlarmRate: 0.5 / 41 });
		expect(found).toMatchObject({ skill: { value: expect.closeTo(4.2317, 4) } });
	});

	it('gives none below 20 + 20, but the counts', () => {
		const counts = { signals: 19, hits: 19, noises: 41, falseAlarms: 1 };
		expect(discernment(counts)).toEqual({ ...counts, enough: false });
		expect(discernment({ ...counts, signals: 20 }).enough).toBe(true);
		expect(discernment({ ...counts, noises: 19 }).enough).toBe(false);
		expect(discernment({ ...counts, signals: 8 }, 8).enough).toBe(true);
	});

	it('never gives a figure out of nothing, whatever the minimum', () => {
		expect(discernment({ signals: 0, hits: 0, noises: 9, falseAlarms: 0 }, 0).enough).toBe(false);
	});

	it('holds its value within its interval, and turns round with the counts', () => {
		const counts = fc
			.tuple(fc.integer({ min: 20, max: 300 }), fc.integer({ min: 20, max: 300 }))
			.chain(([signals, noises]) =>
				fc.record({
					signals: fc.constant(signals),
					hits: fc.nat(signals),
					noises: fc.constant(noises),
					falseAlarms: fc.nat(noises)
				})
			);
		fc.assert(
			fc.property(counts, ({ signals, hits, noises, falseAlarms }) => {
				const one = discernment({ signals, hits, noises, falseAlarms });
				const mirrored = discernment({
					signals: noises,
					hits: noises - falseAlarms,
					noises: signals,
					falseAlarms: signals - hits
				});
				if (!one.enough || !mirrored.enough) throw new Error('enough judgements were made');
				expect(one.skill.low).toBeLessThan(one.skill.value);
				expect(one.skill.high).toBeGreaterThan(one.skill.value);
				expect(mirrored.skill.value).toBeCloseTo(one.skill.value, 7);
				expect(mirrored.habit.value).toBeCloseTo(-one.habit.value, 7);
			})
		);
	});
});

it('sets one label against the other two, in any order', () => {
	const judgement = fc.record({
		was: fc.constantFrom(...labels),
		said: fc.constantFrom(...labels)
	});
	fc.assert(
		fc.property(fc.array(judgement), fc.constantFrom(...labels), (judgements, label) => {
			const found = discernmentOf(label, judgements, 1);
			expect(found.signals + found.noises).toBe(judgements.length);
			expect(found.hits + found.falseAlarms).toBe(
				judgements.filter(({ said }) => said === label).length
			);
			expect(discernmentOf(label, judgements.toReversed(), 1)).toEqual(found);
		})
	);
});
