import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bankOf } from './bank.ts';
import { answered, caseOf, day, noon } from './fixture.ts';
import { empty, emptyFor, fold, stateOf, type Ledger } from './ledger.ts';
import { merge } from './log.ts';
import type { Review } from './review.ts';
import type { SkillId } from './skills.ts';

const skills: readonly SkillId[] = ['evidence-inference/plain', 'update/date', 'ladder'];
const now = noon + 60 * day;
const review = fc
	.record({
		// Some are dated long after now: a clock was wrong.
		at: fc.integer({ min: -50, max: 75 }).map((days) => noon + days * day),
		offset: fc.constantFrom(0, 120, -600, 840),
		item: fc.constantFrom('1', '2', '3', '4', '5', '6'),
		topic: fc.constantFrom('rain', 'snow'),
		skills: fc.uniqueArray(fc.constantFrom(...skills), { maxLength: 3 }),
		correct: fc.boolean(),
		confidence: fc.constantFrom(1 as const, 2 as const, 3 as const)
	})
	.map(answered);
const log = fc.array(review, { maxLength: 25 });
const told = (ledger: Ledger) => ({
	states: new Map([...ledger.tracks].map(([skill, { state }]) => [skill, state])),
	asked: ledger.asked,
	days: ledger.days
});

describe('folding', () => {
	it('in any order, in any pieces, with repeats, says what a replay says', () => {
		fc.assert(
			fc.property(log, fc.infiniteStream(fc.nat()), (reviews, picks) => {
				const pieces = cut(reviews, picks);
				const folded = pieces.reduce((ledger, piece) => fold(ledger, piece, now), empty);
				expect(told(folded)).toEqual(told(fold(empty, merge(reviews, []), now)));
				expect(told(folded).states).toEqual(stateOf(reviews, now));
			})
		);
	});
	it('gets over a clock that was wrong for a while', () => {
		fc.assert(
			fc.property(log, fc.integer({ min: -90, max: 90 }), (reviews, days) => {
				const half = Math.floor(reviews.length / 2);
				const wrong = fold(empty, reviews.slice(0, half), now + days * day);
				expect(told(fold(wrong, reviews.slice(half), now)).states).toEqual(stateOf(reviews, now));
			})
		);
	});
	it('leaves what it was given as it was', () => {
		const first = fold(empty, [answered()], now);
		const before = told(structuredClone(first));
		fold(first, [answered({ item: '9', at: noon - day })], now);
		expect(told(first)).toEqual(before);
		expect(empty.tracks.size).toBe(0);
	});
	it('takes a review that is dated a year ahead for one of the last believable day', () => {
		const ahead = stateOf([answered(), answered({ at: noon + 365 * day })], noon);
		const state = ahead.get('evidence-inference/plain');
		expect(state?.answers).toBe(2);
		expect(state?.lastDay).toBe(20_000);
	});
	it('counts an item once among first answers, over all revisions', () => {
		const twice = [answered({ item: 'x' }), answered({ item: 'x', revision: 'case0-2' })];
		const state = stateOf(twice, noon).get('evidence-inference/plain');
		expect(state?.answers).toBe(2);
		expect(state?.firstAnswers).toHaveLength(1);
		const one = fold(fold(empty, twice.slice(0, 1), noon), twice.slice(1), noon);
		expect(told(one).states).toEqual(stateOf(twice, noon));
	});
	it('counts of two twins the first, as its explanation shows the other with its label', () => {
		const bank = bankOf([
			caseOf('a', [
				['t0', 'evidence', []],
				['t0', 'inference', [], '0'],
				['t1', 'inference', []]
			])
		]);
		const log = ['1', '0', '2'].map((item, at) =>
			answered({ module: 'a', item, at: noon + at, correct: item !== '0' })
		);
		const { tracks, asked } = fold(emptyFor(bank), log, noon);
		const state = tracks.get('evidence-inference/plain')?.state;
		expect(state?.answers).toBe(3);
		expect(state?.firstAnswers.map(({ right }) => right)).toEqual([true, true]);
		expect(asked.get('a/0')).toEqual(log.slice(0, 2));
	});
});

/** The reviews in another order, cut into pieces, some of them twice. */
function cut(reviews: readonly Review[], picks: Iterator<number>): Review[][] {
	const left = [...reviews];
	const pieces: Review[][] = [[]];
	const draw = (n: number) => (picks.next().value as number) % n;
	while (left.length) {
		const [review] = left.splice(draw(left.length), 1);
		if (review) pieces.at(-1)?.push(review);
		if (draw(3) === 0) pieces.push(draw(2) === 0 ? [] : [...(pieces[draw(pieces.length)] ?? [])]);
	}
	return pieces;
}
