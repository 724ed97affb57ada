import { describe, expect, it } from 'vitest';
import { timelineOf, type Logged } from './timeline.ts';

const minute = 60_000;
const begun = Date.UTC(2031, 2, 4, 9);

/** Minutes by the device and by the server, and the session. */
const log = (...lines: readonly (readonly [at: number, server: number, session?: string])[]) =>
	lines.map(([at, server, session = 'a'], seq): Logged => ({
		seq,
		event: { type: 'turn' },
		at: begun + at * minute,
		serverAt: begun + server * minute,
		session
	}));

const told = (lines: readonly Logged[]) =>
	timelineOf(lines).map(({ moments, from, to, pause, device, arrivedAt }) => ({
		steps: moments.length,
		from: (from - begun) / minute,
		to: (to - begun) / minute,
		pause: pause === null ? null : pause / minute,
		device,
		arrived: arrivedAt === null ? null : (arrivedAt - begun) / minute
	}));
const plain = { pause: null, device: 1, arrived: null };

describe('a timeline', () => {
	it('is one stretch where nothing happened to it', () => {
		expect(told(log([0, 0], [1, 1], [3, 3]))).toEqual([{ ...plain, steps: 3, from: 0, to: 3 }]);
		expect(told([])).toEqual([]);
	});

	it('is cut at breaks of five minutes', () => {
		expect(told(log([0, 0], [5, 5], [9, 9]))).toEqual([
			{ ...plain, steps: 1, from: 0, to: 0 },
			{ ...plain, steps: 2, from: 5, to: 9, pause: 5 }
		]);
	});

	it('shows another device, and the first one again', () => {
		expect(told(log([0, 0], [1, 1, 'b'], [2, 2]))).toMatchObject([
			{ device: 1 },
			{ device: 2 },
			{ device: 1 }
		]);
	});

	it('shows what was kept on the device, by the time at which it was done', () => {
		expect(told(log([0, 0], [1, 14], [4, 14], [13.5, 14]))).toEqual([
			{ ...plain, steps: 1, from: 0, to: 0 },
			{ ...plain, steps: 2, from: 1, to: 4, arrived: 14 },
			{ ...plain, steps: 1, from: 13.5, to: 13.5, pause: 9.5 }
		]);
	});

	it('is not misled by a clock that is wrong, and tells it', () => {
		const lines = log([-600, 0], [-599, 1], [-590, 11]);
		expect(told(lines)).toEqual([
			{ ...plain, steps: 2, from: 0, to: 1 },
			{ ...plain, steps: 1, from: 10, to: 10, pause: 9, arrived: null }
		]);
		const [first] = timelineOf(lines);
		expect(first?.moments[0]?.deviceAt).toBe(begun - 600 * minute);
		expect(timelineOf(log([0, 0.5]))[0]?.moments[0]?.deviceAt).toBeNull();
	});
});
