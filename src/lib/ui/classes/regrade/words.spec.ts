import { expect, it } from 'vitest';
import type { Key } from '../../../content/module.ts';
import { clockKey } from '../../../lesson/fixture.ts';
import { changeWords, partsOf, suggestedReason, tally } from './words.ts';

const key = (id: string, change: object = {}) => ({ ...clockKey.keys[id], ...change }) as Key;
const told = (id: string, change: object) => partsOf({ was: key(id), now: key(id, change) });

it('says of a key what is marked otherwise, and no more', () => {
	expect(told('stop', { answer: 'inference', change: 'New words.' })).toEqual([
		{ what: 'Label', was: 'Evidence', now: 'Inference' }
	]);
	expect(told('when', { answer: 'apparent', moved: [] })).toEqual([
		{ what: 'Verdict', was: 'Contradiction', now: 'Apparent' },
		{ what: 'What moved', was: 'number', now: 'nothing' }
	]);
	expect(told('when', { also: [[], []] })).toEqual([
		{ what: 'The sentences that are accepted are others.' }
	]);
	expect(told('whose-word', { independent: 1 })).toEqual([
		{ what: 'Independent roots', was: '2', now: '1' }
	]);
	expect(told('neglect', { agreement: undefined })).toEqual([
		{ what: 'Votes', was: 'assertion 3, inference 2', now: 'not contested' }
	]);
	expect(told('how-sure', { rose: 'nowhere' })).toHaveLength(1);
	expect(told('stop', { change: 'New words.' })).toEqual([]);
});

it('counts marks that change, and no hair of a sum', () => {
	const marks = [
		{ now: 0.1 + 0.2, by: 0.3 },
		{ now: 1, by: 2 },
		{ now: 2, by: 1.5 }
	];
	expect(tally(marks)).toEqual({ more: 1, less: 1, same: 1 });
	expect([changeWords(1, 1), changeWords(-0.5, 1), changeWords(0, 0)]).toEqual([
		'+1.0',
		'−0.5',
		'0'
	]);
});

it('suggests a reason that gives no answer away', () => {
	const one = { change: 'rekeyed' } as const;
	expect(suggestedReason([one])).toContain('one question');
	expect(suggestedReason([one, one])).toContain('2 questions');
	expect(suggestedReason([{ change: 'reworded' }])).toContain('Marks stay');
});
