import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dayAt, dayOf, offsetAt, startOf } from './day.ts';

const at = (text: string) => Date.parse(text);
const zones = [
	'UTC',
	'Europe/Berlin',
	'America/New_York',
	'America/St_Johns',
	'Asia/Kolkata',
	'Asia/Kathmandu',
	'Australia/Lord_Howe',
	'Pacific/Apia',
	'Pacific/Kiritimati',
	'Africa/Casablanca'
];

describe('a day', () => {
	it('begins at four in the morning where the learner is', () => {
		const before = dayAt(at('2025-03-10T03:59:59+01:00'), 'Europe/Berlin');
		expect(dayAt(at('2025-03-10T04:00:00+01:00'), 'Europe/Berlin')).toBe(before + 1);
		expect(dayAt(at('2025-03-09T23:00:00+01:00'), 'Europe/Berlin')).toBe(before);
	});
	it('has 23 hours when clocks go forward, and 25 when they go back', () => {
		const hours = (text: string) => {
			const day = dayAt(at(text), 'Europe/Berlin');
			return (startOf(day + 1, 'Europe/Berlin') - startOf(day, 'Europe/Berlin')) / 3_600_000;
		};
		expect(hours('2025-03-29T12:00:00Z')).toBe(23);
		expect(hours('2025-03-30T12:00:00Z')).toBe(24);
		expect(hours('2025-10-25T12:00:00Z')).toBe(25);
	});
	it('is left out where the calendar leaves it out', () => {
		// Samoa went from 29 to 31 December 2011.
		const last = dayAt(at('2011-12-30T09:00:00Z'), 'Pacific/Apia');
		expect(dayAt(at('2011-12-31T09:00:00Z'), 'Pacific/Apia')).toBe(last + 2);
		expect(startOf(last + 1, 'Pacific/Apia')).toBeLessThanOrEqual(
			startOf(last + 2, 'Pacific/Apia')
		);
	});
	it('starts with its first moment, in every zone', () => {
		fc.assert(
			fc.property(
				fc.constantFrom(...zones),
				fc.integer({ min: 14_000, max: 25_000 }),
				(zone, day) => {
					const start = startOf(day, zone);
					expect(dayAt(start, zone)).toBeGreaterThanOrEqual(day);
					expect(dayAt(start - 1, zone)).toBeLessThan(day);
				}
			),
			{ numRuns: 60 }
		);
	});
	it('is the same by the offset written down as by the zone', () => {
		fc.assert(
			fc.property(
				fc.constantFrom(...zones),
				fc.integer({ min: 1.2e12, max: 2.1e12 }),
				(zone, time) => {
					expect(dayOf(time, offsetAt(time, zone))).toBe(dayAt(time, zone));
				}
			),
			{ numRuns: 60 }
		);
	});
});

it('knows offsets that are not whole hours, and changes that are half of one', () => {
	expect(offsetAt(at('2025-01-01T00:00:30Z'), 'Asia/Kathmandu')).toBe(345);
	expect(offsetAt(at('2025-01-01T00:00:00Z'), 'Australia/Lord_Howe')).toBe(660);
	expect(offsetAt(at('2025-07-01T00:00:00Z'), 'Australia/Lord_Howe')).toBe(630);
});
it('refuses a zone that does not exist', () => {
	expect(() => offsetAt(0, 'Mars/Olympus')).toThrow(RangeError);
});
