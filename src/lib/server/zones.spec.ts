import { expect, test } from 'vitest';
import { clockNote, toLocal, toUtc } from './zones.ts';

const oslo = 'Europe/Oslo';

test('a date is read in the zone of the class, summer and winter', () => {
	expect(toUtc('2026-11-14T23:59', oslo)).toBe('2026-11-14T22:59:00.000Z');
	expect(toUtc('2026-07-14T23:59', oslo)).toBe('2026-07-14T21:59:00.000Z');
	expect(toUtc('2026-07-14T23:59:30', 'Asia/Kathmandu')).toBe('2026-07-14T18:14:30.000Z');
	expect(toLocal('2026-11-14T22:59:00.000Z', oslo)).toBe('2026-11-14T23:59');
});

test('a time that comes twice is the second one, and that is said', () => {
	const at = toUtc('2026-10-25T02:30', oslo)!;
	expect(at).toBe('2026-10-25T01:30:00.000Z');
	expect(toLocal(at, oslo)).toBe('2026-10-25T02:30');
	expect(toUtc(toLocal(at, oslo), oslo)).toBe(at);
	expect(clockNote(at, oslo)).toMatch(/go back that night, so 02:30 comes twice.*second one/);
	expect(clockNote('2026-10-25T00:30:00.000Z', oslo)).toMatch(/first one/);
	expect(clockNote('2026-10-25T02:00:00.000Z', oslo)).toBeUndefined();
});

test('a time that is skipped is the one an hour later, and that is said', () => {
	const at = toUtc('2026-03-29T02:30', oslo)!;
	expect(at).toBe('2026-03-29T01:30:00.000Z');
	expect(toLocal(at, oslo)).toBe('2026-03-29T03:30');
	expect(clockNote(at, oslo)).toBe('The clocks go forward that night, from 02:00 to 03:00.');
	expect(clockNote('2026-03-29T01:00:00.000Z', oslo)).toMatch(/forward/);
	expect(clockNote('2026-03-29T02:00:00.000Z', oslo)).toBeUndefined();
	expect(clockNote('2026-03-29T00:59:00.000Z', oslo)).toBeUndefined();
});

test('other nights and places without summer time need no note', () => {
	expect(clockNote('2026-11-14T22:59:00.000Z', oslo)).toBeUndefined();
	expect(clockNote('2026-11-14T22:59:00.000Z', 'UTC')).toBeUndefined();
	expect(clockNote('2026-11-14T22:59:00.000Z', 'Asia/Kolkata')).toBeUndefined();
	// Half an hour, and a day that has no midnight.
	expect(clockNote(toUtc('2026-10-04T02:15', 'Australia/Lord_Howe')!, 'Australia/Lord_Howe')).toBe(
		'The clocks go forward that night, from 02:00 to 02:30.'
	);
	expect(toLocal(toUtc('2026-09-06T00:00', 'America/Santiago')!, 'America/Santiago')).toBe(
		'2026-09-06T01:00'
	);
});

test.each([
	'',
	'tomorrow',
	'2026-02-30T10:00',
	'2026-11-14',
	'2026-11-14T24:30',
	'2026-11-14T23:59Z',
	'2026-11-14T23:59[UTC]',
	'12026-11-14T23:59'
])('%j is no date', (typed) => expect(toUtc(typed, oslo)).toBeUndefined());
