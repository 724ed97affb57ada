import { describe, expect, it } from 'vitest';
import type { Score } from './attemptmark.ts';
import type { Projection } from './projection.ts';
import { attemptResult, overviewOf, standingOf, type Kept } from './results.ts';

const score = (points: number, of = 4): Score => ({
	asked: of,
	answered: points,
	points,
	of,
	share: points / of
});
const projection: Projection = {
	item: 2,
	asked: 4,
	chosen: 1,
	handedInAt: null,
	lastAt: 50,
	worked: 10,
	all: score(3),
	inTime: score(1),
	regraded: null,
	late: true
};
const kept: Kept = {
	id: 'a',
	number: 1,
	startedAt: 0,
	endsAt: null,
	deadline: 100,
	setAside: false,
	lateDecision: null,
	projection
};
const terms = { dueAt: 100, shut: false, late: 'ask' } as const;

describe('an attempt', () => {
	it('runs until it is handed in, out of time, set aside, or nothing more is taken', () => {
		expect(attemptResult(kept, terms, 200)).toMatchObject({
			state: 'working',
			score: null,
			late: null
		});
		expect(attemptResult({ ...kept, endsAt: 200 }, terms, 200).state).toBe('closed');
		expect(attemptResult({ ...kept, setAside: true }, terms, 200).state).toBe('closed');
		expect(attemptResult(kept, { ...terms, shut: true }, 200).state).toBe('closed');
		const done = { ...kept, projection: { ...projection, handedInAt: 100 } };
		expect(attemptResult(done, terms, 200).state).toBe('handed-in');
	});

	it('is not late where time ran out and the browser handed it in a moment later', () => {
		const sent = { ...projection, handedInAt: 101, late: false, inTime: projection.all };
		const limited = { ...kept, endsAt: 90, projection: sent };
		expect(attemptResult(limited, { ...terms, dueAt: 500 }, 200)).toMatchObject({
			state: 'closed',
			late: null
		});
		expect(attemptResult(limited, terms, 200).state).toBe('late');
		const answers = { ...limited, projection: { ...sent, late: true } };
		expect(attemptResult(answers, { ...terms, dueAt: 500 }, 200).state).toBe('late');
	});

	it('waits for the teacher only where the rule is to ask', () => {
		const done = { ...kept, projection: { ...projection, handedInAt: 150 } };
		const waiting = (late: 'ask' | 'count' | 'refuse') =>
			attemptResult(done, { ...terms, late }, 200);
		expect(waiting('ask')).toMatchObject({ late: { waiting: true }, score: { points: 1 } });
		expect(waiting('count')).toMatchObject({ late: { waiting: false }, score: { points: 3 } });
		expect(waiting('refuse')).toMatchObject({ late: { waiting: false }, score: { points: 1 } });
	});
});

describe('the head of a table', () => {
	const done = (points: number, of = 4) => {
		const whole = { ...projection, handedInAt: 50, all: score(points, of), late: false };
		const result = attemptResult({ ...kept, projection: whole }, terms, 200);
		return standingOf([result], 'best', 100, 200);
	};
	const nothing = standingOf([], 'best', 100, 200);

	it('counts students by their state', () => {
		expect(overviewOf([done(3), nothing, nothing])).toMatchObject({
			students: 3,
			counts: { 'handed-in': 1, 'not-started': 2, working: 0, late: 0, closed: 0 }
		});
	});

	it('has a median from two marks on, and of the same items only', () => {
		expect(overviewOf([])).toMatchObject({ students: 0, median: null, of: null });
		expect(overviewOf([done(3), nothing])).toMatchObject({ median: null, of: 4 });
		expect(overviewOf([done(3), done(3)])).toMatchObject({ median: 3, of: 4 });
		expect(overviewOf([done(3), done(3, 5)])).toMatchObject({ median: null, of: null });
	});
});
