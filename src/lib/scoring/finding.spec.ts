import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { labels, traps, type Label, type Trap } from '../content/vocabulary.ts';
import { byTrap, matrixOf, strongestConfusion, type Judgement } from './confusion.ts';
import { findingOf } from './finding.ts';
import { surprise } from './surprise.ts';

/** So many sentences that were `was` and of which `said` was said. */
const times = (n: number, was: Label, said: Label = was, ...met: Trap[]): Judgement[] =>
	Array.from({ length: n }, () => ({ was, said, traps: met }));
const allRight = (n: number) => labels.flatMap((label) => times(n, label));

describe('surprise', () => {
	it.each([
		[3, 3, 1 / 6, 1 / 216],
		[3, 4, 1 / 6, 21 / 1296],
		[7, 7, 1 / 2, 1 / 128],
		[2, 2, 1, 1],
		[0, 0, 1 / 6, 1],
		[1, 0, 1 / 6, 0]
	])('%d or more of %d at chance %d', (count, n, p, chance) => {
		expect(surprise(count, n, p)).toBeCloseTo(chance, 12);
	});
});

describe('the matrix', () => {
	it('has a row for what it was and a column for what was said', () => {
		const matrix = matrixOf([...times(4, 'inference', 'evidence'), ...times(2, 'assertion')]);
		expect(matrix).toEqual({
			evidence: { evidence: 0, inference: 0, assertion: 0 },
			inference: { evidence: 4, inference: 0, assertion: 0 },
			assertion: { evidence: 0, inference: 0, assertion: 2 }
		});
	});

	it('finds the confusion that stands out, not merely the most frequent', () => {
		const one = matrixOf([...allRight(8), ...times(4, 'inference', 'evidence')]);
		expect(strongestConfusion(one)).toEqual({
			was: 'inference',
			said: 'evidence',
			count: 4,
			of: 12
		});
		const spread = labels.flatMap((was) =>
			labels.flatMap((said) => (was === said ? [] : times(3, was, said)))
		);
		const most = matrixOf([...allRight(8), ...spread, ...times(1, 'inference', 'evidence')]);
		expect(strongestConfusion(most)).toBeNull();
	});

	it('asks more of it for being picked out of six: three errors of five are chance', () => {
		const others = [...times(1, 'evidence', 'assertion'), ...times(1, 'assertion', 'evidence')];
		const judgements = [...allRight(9), ...times(3, 'inference', 'evidence'), ...others];
		expect(strongestConfusion(matrixOf(judgements))).toBeNull();
		expect(strongestConfusion(matrixOf(judgements.slice(0, -2)))).toMatchObject({ count: 3 });
	});

	it('takes two slips for chance', () => {
		expect(
			strongestConfusion(matrixOf([...allRight(9), ...times(2, 'inference', 'evidence')]))
		).toBeNull();
		expect(strongestConfusion(matrixOf([]))).toBeNull();
	});
});

it('tallies every trap that was met', () => {
	const met = [
		...times(2, 'evidence', 'evidence', 'number', 'photo'),
		...times(1, 'inference', 'evidence', 'number')
	];
	expect(byTrap(met)).toEqual({ number: { right: 2, total: 3 }, photo: { right: 2, total: 2 } });
});

describe('the headline', () => {
	it('is withheld below twelve sentences, however they went', () => {
		expect(findingOf(times(11, 'inference', 'evidence'))).toEqual({ kind: 'too-few', of: 11 });
	});

	it('says what is confused with what', () => {
		const judgements = [
			...allRight(8),
			...times(5, 'inference', 'evidence'),
			...times(1, 'assertion', 'inference')
		];
		expect(findingOf(judgements)).toEqual({
			kind: 'confuses',
			was: 'inference',
			said: 'evidence',
			count: 5,
			of: 13
		});
	});

	it('says when one label is reached for at the cost of both others', () => {
		const judgements = [
			...allRight(8),
			...times(4, 'inference', 'evidence'),
			...times(4, 'assertion', 'evidence')
		];
		expect(findingOf(judgements)).toEqual({
			kind: 'leans',
			label: 'evidence',
			direction: 'toward',
			said: 16,
			was: 8
		});
	});

	it('says when one label is shunned for both others', () => {
		const judgements = [
			...allRight(8),
			...times(4, 'inference', 'evidence'),
			...times(4, 'inference', 'assertion')
		];
		expect(findingOf(judgements)).toMatchObject({
			kind: 'leans',
			label: 'inference',
			direction: 'away',
			said: 8,
			was: 16
		});
	});

	it('says which trap the errors have in common, when the labels do not tell', () => {
		const judgements = [
			...allRight(10),
			...times(2, 'evidence', 'inference', 'hedge'),
			...times(2, 'inference', 'assertion', 'hedge'),
			...times(1, 'assertion', 'evidence', 'hedge')
		];
		expect(findingOf(judgements)).toEqual({ kind: 'misses-trap', trap: 'hedge', count: 5, of: 5 });
	});

	it('takes two slips for chance, however rare their trap', () => {
		const judgements = [
			...allRight(10),
			...times(1, 'evidence', 'inference', 'photo'),
			...times(1, 'assertion', 'evidence', 'photo')
		];
		expect(findingOf(judgements)).toEqual({ kind: 'even', errors: 2, of: 32 });
	});

	it('does not blame a trap that every sentence carries', () => {
		const judgements = labels.flatMap((was) => [
			...times(6, was, was, 'number'),
			...labels.flatMap((said) => (was === said ? [] : times(2, was, said, 'number')))
		]);
		expect(findingOf(judgements)).toEqual({ kind: 'even', errors: 12, of: 30 });
	});

	it('is even without errors', () => {
		expect(findingOf(allRight(5))).toEqual({ kind: 'even', errors: 0, of: 15 });
	});

	it('is the same in any order', () => {
		const judgement = fc.record({
			was: fc.constantFrom(...labels),
			said: fc.constantFrom(...labels),
			traps: fc.uniqueArray(fc.constantFrom(...traps), { maxLength: 3 })
		});
		const twice = fc
			.array(judgement, { minLength: 12, maxLength: 40 })
			.chain((list) =>
				fc.tuple(fc.constant(list), fc.shuffledSubarray(list, { minLength: list.length }))
			);
		fc.assert(
			fc.property(twice, ([list, shuffled]) => {
				expect(findingOf(shuffled)).toEqual(findingOf(list));
				expect(byTrap(shuffled)).toEqual(byTrap(list));
			})
		);
	});
});
