import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CompareKey, Key, LadderKey, PublicItem } from '../content/module.ts';
import { labels, mechanisms, rungs, verdicts } from '../content/vocabulary.ts';
import { confidences, type Answer, type CompareAnswer } from '../lesson/answer.ts';
import { clockKey, clockModule } from '../lesson/fixture.ts';
import { markItem } from './mark.ts';

const itemOf = (id: string) => clockModule.items.find((item) => item.id === id) as PublicItem;
const keyOf = (id: string) => clockKey.keys[id] as Key;
const mark = (id: string, answer?: Answer, confidence?: 1 | 2 | 3) =>
	markItem(itemOf(id), keyOf(id), answer, confidence);
const credits = (id: string, answer: Answer) =>
	Object.fromEntries(mark(id, answer).parts.map(({ part, credit }) => [part, credit]));

describe('a label', () => {
	it('is right or wrong', () => {
		expect(mark('stop', { label: 'evidence' })).toEqual({
			item: 'stop',
			outcome: 'right',
			credit: 1,
			parts: [{ part: 'label', credit: 1, weight: 1 }]
		});
		expect(mark('stop', { label: 'inference' })).toMatchObject({ outcome: 'wrong', credit: 0 });
	});

	it('is scored against the distribution of votes when contested: 3 for one side, 2 for the other', () => {
		expect(mark('neglect', { label: 'assertion' })).toMatchObject({ outcome: 'right', credit: 1 });
		expect(mark('neglect', { label: 'inference' })).toMatchObject({
			outcome: 'partly',
			credit: 2 / 3
		});
		expect(mark('neglect', { label: 'evidence' })).toMatchObject({ outcome: 'wrong', credit: 0 });
	});

	it('is scored by the key where the votes agree, whatever the few others chose', () => {
		const key = {
			...keyOf('oil'),
			agreement: { labellers: 5, votes: { inference: 4, evidence: 1 }, contested: false }
		} as Key;
		expect(markItem(itemOf('oil'), key, { label: 'evidence' }).credit).toBe(0);
	});
});

describe('a verdict on which independent readers are split', () => {
	const key = {
		...keyOf('when'),
		agreement: { labellers: 5, votes: { contradiction: 3, apparent: 2 }, contested: true }
	} as CompareKey;
	const verdictOf = (verdict: CompareAnswer['verdict'] & string) =>
		markItem(itemOf('when'), key, { pair: key.pair, verdict, moved: key.moved }).parts.find(
			({ part }) => part === 'verdict'
		)?.credit;

	it('earns the votes of its side over those of the larger one, not the credit of near verdicts', () => {
		expect(verdictOf('contradiction')).toBe(1);
		expect(verdictOf('apparent')).toBe(2 / 3);
		expect(verdictOf('disagreement')).toBe(0);
	});
});

describe('a comparison', () => {
	const right: CompareAnswer = {
		pair: ['radio/2', 'courier/2'],
		verdict: 'contradiction',
		moved: ['number']
	};

	it.each([
		['all right', {}, 1],
		['another sentence that the key accepts', { pair: ['radio/2', 'courier/1'] }, 1],
		['a verdict of the same group: .3 + .25 + .2', { verdict: 'disagreement' }, 0.75],
		['a verdict of another group: .3 + .2', { verdict: 'update' }, 0.5],
		['one mechanism too many: .3 + .5 + .1', { moved: ['number', 'date'] }, 0.9],
		['nothing said to have moved: .3 + .5', { moved: [] }, 0.8],
		[
			'one sentence missed: the rest was about another pair',
			{ pair: ['radio/3', 'courier/2'] },
			0.15
		],
		['both missed', { pair: ['radio/3', 'courier/4'] }, 0],
		['the two the wrong way round, in two passages', { pair: ['courier/2', 'radio/2'] }, 0]
	] as [string, CompareAnswer, number][])('%s', (_, change, credit) => {
		expect(mark('when', { ...right, ...change }).credit).toBeCloseTo(credit, 12);
	});

	it('is partly right with a part of it, and never marked for its claim cards', () => {
		const cards = [{ who: 'the clockmaker' }, {}] as const;
		expect(mark('when', { ...right, cards }).outcome).toBe('right');
		expect(mark('when', { ...right, verdict: 'update' }).outcome).toBe('partly');
	});

	describe('of a passage with itself', () => {
		const item = { ...itemOf('when'), sources: ['radio', 'radio'] } as PublicItem;
		const key = { ...keyOf('when'), pair: ['radio/2', 'radio/3'], also: [[], []] } as CompareKey;
		const credit = (pair: CompareAnswer['pair'] & {}) =>
			markItem(item, key, { ...right, pair }).credit;

		it('takes the two sentences in either order', () => {
			expect(credit(['radio/3', 'radio/2'])).toBe(1);
			expect(credit(['radio/4', 'radio/2'])).toBe(0.15);
		});

		it('does not take one sentence twice', () => {
			expect(credit(['radio/2', 'radio/2'])).toBe(0.15);
			const both = { ...key, also: [['radio/3'], []] } as CompareKey;
			expect(markItem(item, both, { ...right, pair: ['radio/3', 'radio/3'] }).credit).toBe(0.15);
		});
	});
});

describe('a ladder', () => {
	const order = { 'radio/3': 'unlikely', 'courier/3': 'very-likely', 'courier/1': 'flat' } as const;

	it.each([
		['the order counts, not the rung', { 'radio/3': 'very-unlikely', 'courier/3': 'likely' }, 1],
		['one pair of three turned round', { 'courier/1': 'likely', 'courier/3': 'flat' }, 2 / 3],
		['all turned round', { 'radio/3': 'flat', 'courier/1': 'unlikely' }, 0],
		['one tie where the key orders: half of a third lost', { 'courier/1': 'very-likely' }, 5 / 6],
		['all on one rung', { 'radio/3': 'flat', 'courier/3': 'flat' }, 1 / 2]
	] as const)('%s', (_, change, credit) => {
		const answer = { rungs: { ...order, ...change }, rose: 'courier/1' };
		expect(credits('how-sure', answer)).toEqual({ order: credit, rose: 1 });
		expect(mark('how-sure', answer).credit).toBeCloseTo(0.7 * credit + 0.3, 12);
	});

	it('does not ask for an order where the key has none', () => {
		const tied: LadderKey = {
			...(keyOf('how-sure') as LadderKey),
			steps: [
				{ sentence: 'radio/3', rung: 'unlikely' },
				{ sentence: 'courier/1', rung: 'flat' },
				{ sentence: 'courier/3', rung: 'flat' }
			]
		};
		const answer = { rungs: { ...order, 'courier/3': 'likely' as const }, rose: 'courier/1' };
		expect(markItem(itemOf('how-sure'), tied, answer).credit).toBe(1);
	});

	it('gives .3 for the place where certainty rose', () => {
		expect(mark('how-sure', { rungs: order, rose: 'nowhere' }).credit).toBeCloseTo(0.7, 12);
	});
});

describe('a chain', () => {
	const links = {
		'courier/1': ['radio/4', 'courier/3'],
		'courier/3': ['airfield'],
		'radio/4': ['clockmaker']
	};

	it('gives .7 for the links, whatever their order, and .3 for the count', () => {
		expect(mark('whose-word', { links, independent: 2 })).toMatchObject({
			outcome: 'right',
			credit: 1
		});
		expect(mark('whose-word', { links, independent: 3 }).credit).toBeCloseTo(0.7, 12);
	});

	it('takes the mean over sentences: half, all and none found make a half', () => {
		const some = { 'courier/1': ['radio/4'], 'courier/3': ['airfield'], 'radio/4': [] };
		expect(credits('whose-word', { links: some, independent: 2 })).toEqual({
			links: 0.5,
			independent: 1
		});
	});
});

describe('invalid is not wrong', () => {
	it.each([
		['stop', undefined],
		['stop', {}],
		['when', { pair: ['radio/2', null], verdict: 'contradiction', moved: [] }],
		['when', { pair: ['radio/2', 'courier/2'], moved: ['number'] }],
		['when', { pair: ['radio/2', 'courier/2'], verdict: 'contradiction' }],
		['how-sure', { rungs: { 'radio/3': 'flat' }, rose: 'nowhere' }],
		['whose-word', { links: {}, independent: 2 }]
	] as [string, Answer | undefined][])('%s answered with %j', (id, answer) => {
		expect(mark(id, answer, 3)).toEqual({
			item: id,
			outcome: 'unanswered',
			credit: null,
			parts: []
		});
	});
});

describe('certainty', () => {
	it('pays or costs by the button, in full or not at all', () => {
		const marks = (label: 'evidence' | 'inference') =>
			confidences.map((confidence) => mark('stop', { label }, confidence).certaintyMark);
		expect(marks('evidence')).toEqual([1, 2, 3]);
		expect(marks('inference')).toEqual([0, -2, -6]);
		expect(mark('neglect', { label: 'inference' }, 2).certaintyMark).toBe(-2);
		expect(mark('stop', { label: 'evidence' })).not.toHaveProperty('certaintyMark');
	});
});

it('any complete answer earns between 0 and 1, and 1 alone is right', () => {
	const optional = <Value>(value: fc.Arbitrary<Value>) => fc.option(value, { nil: undefined });
	const sentence = fc.constantFrom('radio/2', 'radio/3', 'radio/4', 'courier/1', 'courier/3');
	const answer = fc.record({
		label: optional(fc.constantFrom(...labels)),
		pair: optional(fc.tuple(fc.option(sentence), fc.option(sentence))),
		verdict: optional(fc.constantFrom(...verdicts)),
		moved: optional(fc.uniqueArray(fc.constantFrom(...mechanisms), { maxLength: 2 })),
		rungs: optional(fc.dictionary(sentence, fc.constantFrom(...rungs))),
		rose: optional(fc.oneof(sentence, fc.constant('nowhere'))),
		links: optional(fc.dictionary(sentence, fc.uniqueArray(sentence))),
		independent: optional(fc.nat(4))
	});
	fc.assert(
		fc.property(fc.constantFrom(...clockModule.items), answer, ({ id }, given) => {
			const { credit, outcome, parts } = mark(id, given as Answer);
			expect(credit === null).toBe(outcome === 'unanswered');
			expect(credit === null).toBe(parts.length === 0);
			expect(credit ?? 0).toBeGreaterThanOrEqual(0);
			expect(credit ?? 0).toBeLessThanOrEqual(1);
			expect(credit === 1).toBe(outcome === 'right');
			expect(credit === 0).toBe(outcome === 'wrong');
		}),
		{ numRuns: 500 }
	);
});

it('a contested choice never earns less than one with fewer votes', () => {
	const votes = fc.record({ evidence: fc.nat(9), inference: fc.nat(9), assertion: fc.nat(9) });
	fc.assert(
		fc.property(votes, (cast) => {
			const agreement = { labellers: 9, votes: cast, contested: true };
			const key = { ...keyOf('oil'), agreement } as Key;
			const credit = (label: (typeof labels)[number]) =>
				markItem(itemOf('oil'), key, { label }).credit ?? NaN;
			const ranked = labels.toSorted((a, b) => cast[a] - cast[b]);
			if (Math.max(...Object.values(cast)) === 0) {
				expect(labels.map(credit)).toEqual([0, 1, 0]);
			} else {
				expect(ranked.map(credit)).toEqual(ranked.map(credit).toSorted((a, b) => a - b));
				expect(Math.max(...labels.map(credit))).toBe(1);
			}
		})
	);
});

it('a key of another kind is an error that names the item', () => {
	expect(() => markItem(itemOf('stop'), keyOf('when'), { label: 'evidence' })).toThrow(/"stop"/);
});
