import { describe, expect, test } from 'vitest';
import { alpha, alphaInterval } from './alpha.ts';

/** Krippendorff (2011), "Computing Krippendorff's Alpha-Reliability", section C: four observers. */
const published = [
	'1 2 3 3 2 1 4 1 2 . . .',
	'1 2 3 3 2 2 4 1 2 5 . 3',
	'. 3 3 3 2 3 4 2 2 5 1 .',
	'1 2 3 3 2 4 4 1 2 5 1 .'
].map((row) => row.split(' '));

const publishedUnits = published[0]!.map((_, unit) =>
	published.map((row) => row[unit]!).filter((value) => value !== '.')
);

test('gives the value published for nominal data with missing answers', () => {
	expect(alpha(publishedUnits)).toBeCloseTo(0.743, 3);
});

test('agreement, chance and nothing to compare', () => {
	expect(
		alpha([
			['a', 'a'],
			['b', 'b']
		])
	).toBe(1);
	expect(alpha([['a', 'a']])).toBe(1);
	expect(
		alpha([
			['a', 'b'],
			['b', 'a']
		])
	).toBeLessThan(0);
	expect(alpha([['a'], ['b']])).toBe(undefined);
});

describe('the bootstrap interval', () => {
	test('holds alpha, and is the same for the same seed', () => {
		const [low, high] = alphaInterval(publishedUnits)!;
		expect(low).toBeLessThan(0.743);
		expect(high).toBeGreaterThan(0.743);
		expect(alphaInterval(publishedUnits)).toEqual([low, high]);
		expect(alphaInterval(publishedUnits, 2)).not.toEqual([low, high]);
	});

	test('narrows with more units, by about the square root of how many', () => {
		const many = Array.from({ length: 16 }, () => publishedUnits).flat();
		const width = ([low, high]: readonly [number, number]) => high - low;
		const ratio = width(alphaInterval(publishedUnits)!) / width(alphaInterval(many)!);
		expect(ratio).toBeGreaterThan(3);
		expect(ratio).toBeLessThan(6);
	});

	test('is as wide as theory says where theory knows', () => {
		// Half evidence, half inference, one in five split: alpha .6 or so, by the delta method ± .25.
		const units = Array.from({ length: 50 }, (_, at) =>
			at % 5 === 0 ? ['a', 'b'] : at % 2 ? ['a', 'a'] : ['b', 'b']
		);
		const [low, high] = alphaInterval(units)!;
		// Observed disagreement is 2 · .2 · its share: its standard error √(.2 · .8 / 50) = .057.
		const error = Math.sqrt((0.2 * 0.8) / 50) / 0.505;
		expect((high - low) / 2).toBeGreaterThan(1.96 * error * 0.85);
		expect((high - low) / 2).toBeLessThan(1.96 * error * 1.15);
	});

	test('says nothing where there is nothing to compare', () => {
		expect(alphaInterval([['a'], ['b']])).toBe(undefined);
		expect(alphaInterval([['a', 'a']])).toEqual([1, 1]);
	});
});
