import { expect, test } from 'vitest';
import { alpha } from './alpha.ts';

/** Krippendorff (2011), "Computing Krippendorff's Alpha-Reliability", section C: four observers. */
const published = [
	'1 2 3 3 2 1 4 1 2 . . .',
	'1 2 3 3 2 2 4 1 2 5 . 3',
	'. 3 3 3 2 3 4 2 2 5 1 .',
	'1 2 3 3 2 4 4 1 2 5 1 .'
].map((row) => row.split(' '));

test('gives the value published for nominal data with missing answers', () => {
	const units = published[0]!.map((_, unit) =>
		published.map((row) => row[unit]!).filter((value) => value !== '.')
	);
	expect(alpha(units)).toBeCloseTo(0.743, 3);
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
