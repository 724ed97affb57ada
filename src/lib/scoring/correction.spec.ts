import { describe, expect, it } from 'vitest';
import type { Key } from '../content/module.ts';
import { clockKey, clockModule, clockModuleOf } from '../lesson/fixture.ts';
import { asksTheSame, correctedKey, correctionsOf, marksAlike } from './correction.ts';
import { editionOf, sourcesWith } from './correctedfixture.ts';

const asked = { module: clockModule, key: clockKey };
const all = clockModule.items.map(({ id }) => id);
const changesOf = (next: ReturnType<typeof editionOf>) =>
	Object.fromEntries(correctionsOf(asked, next, all).map(({ item, change }) => [item.id, change]));
const withKey = (id: string, change: object) => {
	const key = { ...clockKey.keys[id], ...change } as Key;
	return { ...asked, key: { ...clockKey, keys: { ...clockKey.keys, [id]: key } } };
};

describe('a corrected case', () => {
	it('changes nothing where only its name, its licence or who labelled it is new', () => {
		const sources = clockModule.sources.map((source) => ({ ...source, licence: 'CC0-1.0' }));
		expect(changesOf(editionOf('clock-2', {}, { title: 'The clock', sources }))).toEqual({});
		const agreement = { labellers: 9, votes: { inference: 9 }, contested: false };
		expect(changesOf(withKey('oil', { agreement }))).toEqual({});
	});

	it('tells another answer from another explanation', () => {
		const next = editionOf('clock-2', { stop: 'inference' });
		expect(changesOf(next)).toEqual({ stop: 'rekeyed' });
		expect(correctionsOf(asked, next, all)).toMatchObject([
			{ was: { answer: 'evidence' }, now: { answer: 'inference' } }
		]);
		expect(changesOf(withKey('stop', { change: 'If the log were lost …' }))).toEqual({
			stop: 'reworded'
		});
	});

	it('keeps the old key where the passage reads otherwise, even in another sentence', () => {
		const sources = sourcesWith('courier/4', 'Nobody has looked at the works for years.');
		const next = editionOf('clock-2', { stop: 'inference', strike: 'inference' }, { sources });
		const changes = changesOf(next);
		expect(changes).toMatchObject({ stop: 'rewritten', when: 'rewritten', strike: 'rekeyed' });
		const { keys } = correctedKey(asked, next);
		expect(keys['stop']).toEqual(clockKey.keys['stop']);
		expect(keys['strike']).toMatchObject({ answer: 'inference' });
	});

	it('keeps the old key where the claim is another, or the item is gone or of another kind', () => {
		const items = clockModule.items.flatMap((item) =>
			item.id === 'oil' ? [] : [item.id === 'stop' ? { ...item, claim: 'It stood.' } : item]
		);
		const next = editionOf('clock-2', { stop: 'inference', oil: 'assertion' }, { items });
		expect(changesOf(next)).toEqual({ stop: 'rewritten', oil: 'gone' });
		expect(correctedKey(asked, next).keys).toEqual(clockKey.keys);
		expect(changesOf(withKey('stop', { kind: 'chain' }))).toEqual({ stop: 'rewritten' });
	});

	it('may use an item elsewhere, or offer other words for claim cards', () => {
		const items = clockModule.items.map((item) =>
			item.kind === 'compare'
				? { ...item, cardOptions: { ...item.cardOptions, who: ['Berg'] } }
				: item.id === 'stop'
					? { ...item, use: 'worked' as const }
					: item
		);
		expect(changesOf(editionOf('clock-2', { stop: 'inference' }, { items }))).toEqual({
			stop: 'rekeyed'
		});
	});
});

describe('two keys', () => {
	const key = (id: string, change: object = {}) => ({ ...clockKey.keys[id], ...change }) as Key;

	it.each([
		['label', 'stop', { answer: 'inference' }],
		['votes', 'neglect', { agreement: { labellers: 9, votes: { assertion: 5 }, contested: true } }],
		['verdict', 'when', { answer: 'apparent' }],
		['pair', 'when', { also: [[], []] }],
		['mechanisms', 'when', { moved: ['date'] }],
		['rise', 'how-sure', { rose: 'nowhere' }],
		['links', 'whose-word', { links: {} }],
		['roots', 'whose-word', { independent: 1 }]
	])('do not mark alike with another %s', (_, id, change) => {
		expect(marksAlike(key(id), key(id, change))).toBe(false);
		expect(marksAlike(key(id), key(id, { test: 'Because.' }))).toBe(true);
	});
});

describe('another edition asks the same', () => {
	const fewer = clockModuleOf('stop', 'oil');

	it('as long as it has what was chosen', () => {
		expect(asksTheSame(clockModule, fewer, ['stop', 'oil'])).toBe(true);
		expect(asksTheSame(clockModule, fewer, ['stop', 'strike'])).toBe(false);
	});

	it('and neither more nor less, where all was', () => {
		expect(asksTheSame(clockModule, { ...clockModule, title: 'New' }, null)).toBe(true);
		expect(asksTheSame(clockModule, fewer, null)).toBe(false);
		expect(asksTheSame(fewer, clockModule, null)).toBe(false);
	});
});
