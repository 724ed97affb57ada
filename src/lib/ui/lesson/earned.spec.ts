import { expect, test } from 'vitest';
import { earned } from './earned.ts';

test('says what each part earned', () => {
	expect(
		earned([
			{ part: 'first', credit: 1, weight: 0.15 },
			{ part: 'second', credit: 0, weight: 0.15 },
			{ part: 'verdict', credit: 0.5, weight: 0.5 },
			{ part: 'mechanism', credit: 1, weight: 0.2 }
		])
	).toEqual(['sentences 1 of 2', 'verdict, near', 'what moved, right']);
});

test('says nothing of parts that an answer does not have', () => {
	expect(earned([])).toEqual([]);
	expect(earned([{ part: 'label', credit: 1, weight: 1 }])).toEqual([]);
});
