import { expect, it } from 'vitest';
import { isMet, median, percentile, table } from './figure.ts';

it('takes the middle value, or the mean of the middle two', () => {
	expect(median([5, 1, 3])).toBe(3);
	expect(median([4, 1, 3, 2])).toBe(2.5);
});

it('takes a percentile by nearest rank', () => {
	const hundred = Array.from({ length: 100 }, (_, index) => 100 - index);
	expect(percentile(hundred, 0.98)).toBe(98);
	expect(percentile([7], 0.98)).toBe(7);
});

it('meets a goal at its edge, and misses it with nothing measured', () => {
	expect(isMet({ goal: 'P1', what: '', value: 50, atMost: 50 })).toBe(true);
	expect(isMet({ goal: 'P2', what: '', value: 97, atLeast: 98 })).toBe(false);
	expect(isMet({ goal: 'P3', what: '', value: NaN, atMost: 64 })).toBe(false);
});

it('prints a figure beside its goal', () => {
	const text = table([
		{ goal: 'P1', what: 'script', value: 41.26, atMost: 50, unit: 'KB' },
		{ goal: 'P8', what: 'memory', value: 111, atMost: 110, unit: 'MB' }
	]);
	expect(text).toMatch(/P1 {2}script +41\.3 KB +≤ 50 KB {2}met/);
	expect(text).toMatch(/P8 {2}memory +111 MB +≤ 110 MB {2}MISSED/);
});
