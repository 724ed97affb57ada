import { expect, it } from 'vitest';
import { pause, timeAtWork } from './worktime.ts';

it('adds up what lies between, without breaks', () => {
	expect(timeAtWork([0, 60_000, 60_000 + pause, 90_000 + pause])).toBe(90_000);
});

it('takes nothing away where a clock was put back', () => {
	expect(timeAtWork([100_000, 40_000, 50_000])).toBe(10_000);
});

it('is nothing without two times', () => {
	expect(timeAtWork([])).toBe(0);
	expect(timeAtWork([1_700_000_000_000])).toBe(0);
});
