import { expect, test } from 'vitest';
import type { PublicCompareItem } from '../../../content/module.ts';
import { choose } from './choice.ts';

const item = (first: string, second: string) =>
	({ sources: [first, second] }) as unknown as PublicCompareItem;
const two = item('a', 'b');
const one = item('a', 'a');
const order = ['a/5', 'a/1', 'a/9', 'a/2'];

test('each of two passages keeps its own place', () => {
	expect(choose(two, [null, null], 'b/1', [])).toEqual([null, 'b/1']);
	expect(choose(two, [null, 'b/1'], 'a/2', [])).toEqual(['a/2', 'b/1']);
	expect(choose(two, ['a/2', 'b/1'], 'a/3', [])).toEqual(['a/3', 'b/1']);
});

test('a second tap lets a sentence go', () => {
	expect(choose(two, ['a/2', 'b/1'], 'a/2', [])).toEqual([null, 'b/1']);
	expect(choose(one, ['a/5', 'a/2'], 'a/2', order)).toEqual(['a/5', null]);
});

test('in one passage the pair stands in reading order', () => {
	expect(choose(one, ['a/9', null], 'a/5', order)).toEqual(['a/5', 'a/9']);
	expect(choose(one, [null, 'a/2'], 'a/5', order)).toEqual(['a/5', 'a/2']);
});

test('in one passage a third sentence takes the place of the nearer one', () => {
	expect(choose(one, ['a/5', 'a/2'], 'a/1', order)).toEqual(['a/1', 'a/2']);
	expect(choose(one, ['a/5', 'a/2'], 'a/9', order)).toEqual(['a/5', 'a/9']);
});
