import { describe, expect, it } from 'vitest';
import { parseStanding } from './server.ts';

const standing = {
	attempt: 'a',
	next: 2,
	keys: {},
	hints: {},
	remaining: null,
	closed: null,
	late: 0,
	corrections: '0.0',
	corrected: []
};
const entry = { seq: 0, id: 'one', at: 1, event: { type: 'begin' } };

describe('what the server says', () => {
	it('is read, with its log if it has one', () => {
		expect(parseStanding(standing)).toEqual(standing);
		const whole = { ...standing, entries: [entry] };
		expect(parseStanding(whole)).toEqual(whole);
	});

	it.each([
		['a sign-in page', undefined],
		['a refusal', { message: 'No.' }],
		['a place that is none', { ...standing, next: -1 }],
		['a reason that is none', { ...standing, closed: 'lunch' }],
		['a log that cannot be read', { ...standing, entries: [{ ...entry, event: {} }] }]
	])('is nothing when it is %s', (_, body) => {
		expect(parseStanding(body)).toBeUndefined();
	});
});
