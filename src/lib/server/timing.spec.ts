import { describe, expect, it } from 'vitest';
import { endingOf, endsAt, grace, lateAfter, remainingOf } from './timing.ts';

const at = (time: string) => `2026-11-02T${time}.000Z`;
const begun = (ends: string | null) => ({ started_at: at('08:00:00'), ends_at: ends && at(ends) });
const terms = (minutes: number | null, locks: string | null, due: string | null = null) => ({
	minutes,
	locksAt: locks && at(locks),
	dueAt: due && at(due)
});

describe('the end of an attempt', () => {
	it.each([
		['its limit', 20, null, '08:20:00'],
		['the lock, where that is sooner', 20, '08:10:00', '08:10:00'],
		['its limit, where the lock is later', 20, '09:00:00', '08:20:00'],
		['the lock alone', null, '09:00:00', '09:00:00']
	] as const)('is %s', (_, minutes, locks, end) => {
		expect(endsAt(new Date(at('08:00:00')), terms(minutes, locks))).toBe(at(end));
	});

	it('never comes without a limit and a lock', () => {
		expect(endsAt(new Date(at('08:00:00')), terms(null, null))).toBeNull();
		expect(endingOf(begun(null), terms(null, null))).toBeNull();
	});

	it.each([
		['an extended limit holds for who has begun', '08:20:00', 30, null, '08:30:00', 'time'],
		['a shortened one does not', '08:20:00', 10, null, '08:20:00', 'time'],
		['nor one that was not there at the start', null, 10, null, null, null],
		['a limit that was lifted is lifted', '08:20:00', null, null, null, null],
		['a lock that was moved forward holds', '08:20:00', 20, '08:05:00', '08:05:00', 'locked'],
		['a lock that was moved back holds', '08:10:00', 20, '08:15:00', '08:15:00', 'locked'],
		['a lock that was lifted gives the limit back', '08:10:00', 20, null, '08:20:00', 'time']
	] as const)('%s', (_, ends, minutes, locks, end, why) => {
		expect(endingOf(begun(ends), terms(minutes, locks))).toEqual(end && { at: at(end), why });
	});
});

describe('what is late', () => {
	it('comes after the limit or the due time, whichever is sooner, and the time it may travel', () => {
		const late = (end: string) => new Date(Date.parse(at(end)) + grace).toISOString();
		expect(lateAfter(begun('08:20:00'), terms(20, null, '12:00:00'))).toBe(late('08:20:00'));
		expect(lateAfter(begun('08:20:00'), terms(20, null, '08:10:00'))).toBe(late('08:10:00'));
		expect(lateAfter(begun(null), terms(null, null, '08:10:00'))).toBe(late('08:10:00'));
		expect(lateAfter(begun(null), terms(null, null))).toBeNull();
	});
});

it('counts down to 0, and not below', () => {
	const ending = { at: at('08:20:00'), why: 'time' } as const;
	expect(remainingOf(ending, new Date(at('08:19:59')))).toBe(1000);
	expect(remainingOf(ending, new Date(at('09:00:00')))).toBe(0);
	expect(remainingOf(null, new Date(at('09:00:00')))).toBeNull();
});
