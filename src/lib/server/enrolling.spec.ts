import { expect, it } from 'vitest';
import { isLong } from './enrolling.ts';

it.each(['\n', '\r\n', '\r'])('takes two thousand lines and no more, ended by %j', (end) => {
	expect(isLong(`Ada${end}`.repeat(1_999) + 'Bo')).toBe(false);
	expect(isLong(`Ada${end}`.repeat(2_000) + 'Bo')).toBe(true);
});
