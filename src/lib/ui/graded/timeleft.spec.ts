import { expect, it } from 'vitest';
import { leftWords, spokenAt } from './timeleft.ts';

const minute = 60_000;

it.each([
	[90 * minute, '90 minutes left'],
	[6 * minute - 1, '5 minutes left'],
	[5 * minute - 1, '5:00 left'],
	[61_000, '1:01 left'],
	[400, '0:01 left'],
	[0, 'Time is up'],
	[-5, 'Time is up']
])('%d ms: %s', (left, words) => {
	expect(leftWords(left)).toBe(words);
});

it('speaks up at five minutes and at one', () => {
	const said = [6, 5, 3, 1, 0.5, 0].map((minutes) => spokenAt(minutes * minute));
	expect(said).toEqual([
		'',
		'Five minutes are left.',
		'Five minutes are left.',
		'One minute is left.',
		'One minute is left.',
		'Time is up.'
	]);
});
