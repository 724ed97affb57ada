import { describe, expect, it, test } from 'vitest';
import type { AttemptResult, ResultRow } from '../../../scoring/results.ts';
import { addressOf, arrange, countOf, sortedBy, wishOf, type Wish } from './view.ts';

const all: Wish = { show: 'all', q: '', sort: 'student', down: false };

const row = (name: string, change: Partial<ResultRow> = {}): ResultRow => ({
	user: name,
	name,
	tag: 'birch-14',
	namesake: false,
	removed: false,
	extraTime: 1,
	dueAt: null,
	reasons: [],
	state: 'not-started',
	was: null,
	shown: null,
	counted: null,
	made: 0,
	underWay: null,
	waiting: 0,
	overdue: false,
	...change
});
const shown = (share: number, worked = 0) => ({ score: { share }, worked }) as AttemptResult;

const rows = [
	row('Åse', { state: 'handed-in', shown: shown(0.5) }),
	row('Bo', { overdue: true }),
	row('Bo Lu', { state: 'working', namesake: true }),
	row('Cy', { state: 'late', waiting: 1, shown: shown(0.9) }),
	row('Di', { state: 'closed', removed: true, shown: shown(0.1) }),
	row('Ed', { state: 'closed', shown: shown(0.2) })
];
const names = (change: Partial<Wish>) =>
	arrange(rows, { ...all, ...change }).map(({ name }) => name);

describe('a table of results', () => {
	it('shows all, those with nothing handed in, and those to look at', () => {
		expect(names({})).toEqual(['Åse', 'Bo', 'Bo Lu', 'Cy', 'Di', 'Ed']);
		expect(names({ show: 'open' })).toEqual(['Bo', 'Bo Lu', 'Ed']);
		expect(names({ show: 'look' })).toEqual(['Bo', 'Cy', 'Ed']);
		expect(countOf(rows)).toEqual({ all: 6, open: 3, look: 3 });
	});

	it('finds names by their parts, without accents, and namesakes by their tag', () => {
		expect(names({ q: 'ase' })).toEqual(['Åse']);
		expect(names({ q: 'lu bo' })).toEqual(['Bo Lu']);
		expect(names({ q: 'birch' })).toEqual(['Bo Lu']);
		expect(names({ q: 'bo', show: 'look' })).toEqual(['Bo']);
	});

	it('is sorted either way, and what has no mark stands last', () => {
		expect(names({ sort: 'mark' })).toEqual(['Di', 'Ed', 'Åse', 'Cy', 'Bo', 'Bo Lu']);
		expect(names({ sort: 'mark', down: true })).toEqual(['Cy', 'Åse', 'Ed', 'Di', 'Bo', 'Bo Lu']);
		expect(names({ down: true })[0]).toBe('Ed');
		expect(names({ sort: 'state' })[0]).toBe('Bo');
	});
});

test('a wish has an address, and an address a wish', () => {
	const wish: Wish = { show: 'look', q: 'bo & lu', sort: 'mark', down: true };
	const address = addressOf('/here', wish);
	expect(wishOf(new URL(address, 'http://x').searchParams)).toEqual(wish);
	expect(addressOf('/here', all)).toBe('/here');
	expect(wishOf(new URLSearchParams('show=me&sort=x'))).toEqual(all);
});

test('the same column again turns it round', () => {
	expect(sortedBy(all, 'student')).toMatchObject({ sort: 'student', down: true });
	expect(sortedBy({ ...all, down: true }, 'student').down).toBe(false);
	expect(sortedBy({ ...all, down: true }, 'mark')).toMatchObject({ sort: 'mark', down: false });
});
