import { expect, test } from 'vitest';
import { clockModule } from '../../../lesson/fixture.ts';
import { letterOf, sheetOf } from './sheet.ts';

const sheet = sheetOf(clockModule);

test('numbers the sentences of each passage in reading order', () => {
	expect(sheet.refs['radio/1']).toBe('A1');
	expect(sheet.refs['courier/1']).toBe('B1');
	expect(sheet.refs['courier/6']).toBe('B6');
});

test('asks each sentence once: no worked examples, no twins', () => {
	const asked = sheet.passages.flatMap(({ asked }) => asked.flatMap(({ items }) => items));
	expect(asked.map(({ id }) => id)).toEqual(['strike', 'stop', 'oil', 'neglect']);
});

test('puts the sentences under their claim', () => {
	const courier = sheet.passages[1]!;
	expect(courier.asked).toHaveLength(3);
	for (const { claim, items } of courier.asked) {
		for (const item of items) expect(item.claim).toBe(claim);
	}
});

test('keeps the other tasks', () => {
	expect([sheet.pairs, sheet.ladders, sheet.chains].map(({ length }) => length)).toEqual([1, 1, 1]);
});

test('letters go on after Z', () => {
	expect([0, 25, 26, 27, 52].map(letterOf)).toEqual(['A', 'Z', 'AA', 'AB', 'BA']);
});
