import { expect, test } from 'vitest';
import { alphaWords, standingOf } from './agreement.ts';

const labelled = (alpha: number) => ({ labellers: 8, alpha, date: '2031-05-06' });

test('a key that nobody has checked says so', () => {
	expect(standingOf(undefined).fit).toBe('unknown');
});

test('the thresholds belong to the better class', () => {
	expect(standingOf(labelled(0.8)).fit).toBe('grades');
	expect(standingOf(labelled(0.799)).fit).toBe('practice');
	expect(standingOf(labelled(0.667)).fit).toBe('practice');
	expect(standingOf(labelled(0.66)).fit).toBe('neither');
});

test('an alpha is not rounded up over a threshold', () => {
	expect(alphaWords(0.799)).toBe('.79');
	expect(alphaWords(0.8)).toBe('.80');
	expect(alphaWords(0.29)).toBe('.29');
	expect(alphaWords(1)).toBe('1.00');
	expect(alphaWords(-0.05)).toBe('-.05');
});
