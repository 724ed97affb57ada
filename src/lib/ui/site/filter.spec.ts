import { describe, expect, it } from 'vitest';
import type { ModuleSummary } from '../../content/module.ts';
import { fulfil, isWish, wishOf } from './filter.ts';

const summary = (id: string, rest: Partial<ModuleSummary> = {}): ModuleSummary => ({
	id,
	revision: 'r',
	title: id,
	about: '',
	lang: 'en',
	licence: 'CC-BY-4.0',
	status: 'ready',
	minutes: 30,
	passages: 4,
	traps: [],
	counts: { label: 10, compare: 0, ladder: 0, chain: 0 },
	...rest
});
const shelf = [
	summary('clock', { topic: 'town life', title: 'Who stopped the clock?', minutes: 15 }),
	summary('dig', { topic: 'archaeology', about: 'A jar from Çatal Hill.', readingGrade: 9.5 }),
	summary('storm', {
		topic: 'weather',
		traps: ['hedge'],
		readingGrade: 6,
		counts: { label: 10, compare: 4, ladder: 1, chain: 0 }
	})
];
const ids = (query: string) =>
	fulfil(shelf, wishOf(new URLSearchParams(query))).map(({ id }) => id);

describe('the shelf', () => {
	it('shows everything when nothing is asked', () => {
		expect(ids('')).toEqual(['clock', 'dig', 'storm']);
		expect(isWish(wishOf(new URLSearchParams('minutes=&q=%20')))).toBe(false);
	});

	it.each([
		['q=stopped', ['clock']],
		['q=catal JAR', ['dig']],
		['q=jar storm', []],
		['topic=weather', ['storm']],
		['task=ladder', ['storm']],
		['minutes=20', ['clock']],
		['grade=8', ['storm']],
		['grade=10', ['dig', 'storm']],
		['skill=hedge', ['storm']],
		['skill=hedge&minutes=20', []]
	])('finds by %s', (query, found) => {
		expect(ids(query)).toEqual(found);
	});

	it('asks nothing by a choice that does not exist', () => {
		expect(ids('task=essay&minutes=7&skill=__proto__&grade=-1')).toHaveLength(3);
	});
});
