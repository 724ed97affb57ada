import { describe, expect, it } from 'vitest';
import { isOver, phaseOf } from './phase.ts';

const times = {
	opensAt: '2026-11-02T08:00:00.000Z',
	dueAt: '2026-11-04T08:00:00.000Z',
	locksAt: '2026-11-06T08:00:00.000Z'
};
const none = { opensAt: null, dueAt: null, locksAt: null };
const at = (day: number, hour = '08:00') => `2026-11-0${day}T${hour}:00.000Z`;

describe('the phase of an assignment', () => {
	it('follows its dates, each from its own moment on', () => {
		expect(phaseOf(times, at(1))).toBe('coming');
		expect(phaseOf(times, at(2))).toBe('open');
		expect(phaseOf(times, at(4, '07:59'))).toBe('open');
		expect(phaseOf(times, at(4))).toBe('due');
		expect(phaseOf(times, at(6))).toBe('closed');
	});

	it('is open for good where there are no dates', () => {
		expect(phaseOf(none, at(1))).toBe('open');
	});

	it('is closed where it closes without ever being due', () => {
		expect(phaseOf({ ...none, locksAt: at(3) }, at(3))).toBe('closed');
	});

	it('is over once it is due', () => {
		expect((['coming', 'open', 'due', 'closed'] as const).map(isOver)).toEqual([
			false,
			false,
			true,
			true
		]);
	});
});
