import { expect, test } from 'vitest';
import type { CompareKey } from '../../../content/module.ts';
import { inKeyOrder } from './own.ts';

const key = { pair: ['a/7', 'a/3'], also: [[], ['a/4']] } as unknown as CompareKey;
const answer = { pair: ['a/3', 'a/7'], cards: [{ who: 'one' }, { who: 'two' }] } as const;

test('a pair of one passage is turned to the order of the key, with its cards', () => {
	expect(inKeyOrder(answer, key, true)).toEqual({
		pair: ['a/7', 'a/3'],
		cards: [{ who: 'two' }, { who: 'one' }]
	});
});

test('a sentence accepted in place of the other decides as well', () => {
	expect(inKeyOrder({ pair: ['a/4', 'a/9'] }, key, true).pair).toEqual(['a/9', 'a/4']);
});

test('two passages are never crossed', () => {
	expect(inKeyOrder(answer, key, false).pair).toEqual(['a/3', 'a/7']);
});
