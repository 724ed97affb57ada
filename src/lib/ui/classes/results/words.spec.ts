import { expect, it } from 'vitest';
import type { AttemptResult } from '../../../scoring/results.ts';
import { factsOf } from './words.ts';

const at = Date.parse('2026-11-12T15:05:00Z');
const shown = { answered: 3, asked: 4, startedAt: at, handedInAt: null } as AttemptResult;
const facts = (shown: AttemptResult | null, made = 1, counted: number | null = 1) =>
	factsOf({ shown, made, counted }, 'Europe/Oslo');

it('tells under a name what a narrow table has no columns for', () => {
	expect(facts(null, 0, null)).toEqual([]);
	expect(facts(shown)).toEqual(['began Thu 12 Nov, 16:05', '3 of 4 answered']);
	expect(facts({ ...shown, handedInAt: at + 60_000 }, 3, 2)).toEqual([
		'Thu 12 Nov, 16:06',
		'3 of 4 answered',
		'attempt 2 of 3 counts'
	]);
	expect(facts(shown, 2, null)).toHaveLength(2);
});
