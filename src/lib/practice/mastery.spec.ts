import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { chanceAbove } from './beta.ts';
import { answered } from './fixture.ts';
import { masteryOf, rightToGo } from './mastery.ts';
import type { Review } from './review.ts';
import { step, type SkillState } from './state.ts';

type Change = Partial<Review> & { day?: number; repeated?: boolean };

function after(answers: readonly Change[]): SkillState {
	let state: SkillState | undefined;
	for (const { day = 0, repeated = false, ...change } of answers) {
		state = step(state, answered(change), day, repeated);
	}
	return state as SkillState;
}

/** Thirteen right on two days and two topics: just enough. */
const enough: readonly Change[] = Array.from({ length: 13 }, (_, at) => ({
	day: at < 6 ? 0 : 3,
	topic: at < 6 ? 'rain' : 'snow'
}));
const missing = (answers: readonly Change[]) => masteryOf(after(answers)).missing;

describe('a skill is mastered', () => {
	it('after thirteen right answers on two days and two topics', () => {
		expect(masteryOf(after(enough))).toMatchObject({ mastered: true, of: 13, right: 13 });
	});
	it('and not after twelve', () => {
		expect(missing(enough.slice(1))).toEqual(['answers']);
	});
	it('and not after thirteen of fourteen', () => {
		expect(missing([{ correct: false }, ...enough])).toEqual(['answers']);
	});
	it('and not within one day', () => {
		expect(missing(enough.map((one) => ({ ...one, day: 3 })))).toEqual(['days']);
	});
	it('and not on one topic, nor when the new topic began with an error', () => {
		expect(missing(enough.map((one) => ({ ...one, topic: 'rain' })))).toEqual(['new-topic']);
		const stumbled = enough.toSpliced(6, 0, { topic: 'snow', day: 3, correct: false });
		expect(missing([...stumbled, ...enough.slice(6)])).toEqual(['new-topic']);
	});
	it('and not by items that were asked before', () => {
		expect(missing(enough.map((one, at) => ({ ...one, repeated: at > 11 })))).toEqual(['answers']);
	});
	it('and not with a confident error in the last five answers', () => {
		const sureAndWrong: Change = { correct: false, confidence: 3, day: 3, repeated: true };
		const later = Array.from({ length: 5 }, (): Change => ({ day: 9, repeated: true }));
		expect(missing([...enough, sureAndWrong])).toEqual(['no-confident-error']);
		expect(missing([...enough, sureAndWrong, ...later])).toEqual([]);
	});
	it('by its last thirty answers: what was wrong long ago does not weigh', () => {
		const beginner = Array.from({ length: 20 }, (): Change => ({ correct: false }));
		expect(missing([...beginner, ...enough])).toEqual(['answers']);
		const later = [4, 5].flatMap((day) => enough.map((one) => ({ ...one, day })));
		expect(missing([...beginner, ...enough, ...later])).toEqual([]);
	});
});

describe('how many right answers are still wanted', () => {
	const right: Change = {};
	const wrong: Change = { correct: false };
	it.each([
		[[right], 12],
		[enough, 0],
		[[wrong], 20],
		[[...enough, wrong], 7]
	] satisfies [readonly Change[], number][])('after %j', (answers, wanted) => {
		expect(rightToGo(after(answers))).toBe(wanted);
	});
	it('is what it takes, also when errors grow old', () => {
		fc.assert(
			fc.property(fc.array(fc.boolean(), { minLength: 1, maxLength: 40 }), (outcomes) => {
				const answers = outcomes.map((correct): Change => ({ correct }));
				const wanted = rightToGo(after(answers));
				const more = Array<Change>(wanted).fill(right);
				expect(missing([...answers, ...more])).not.toContain('answers');
				if (wanted > 0) expect(missing([...answers, ...more.slice(1)])).toContain('answers');
			})
		);
	});
});

describe('the chance that a share is above', () => {
	it('is what the uniform prior says where nothing is known', () => {
		expect(chanceAbove(0.8, 0, 0)).toBeCloseTo(0.2);
	});
	it('is 1 − .8¹⁴ after thirteen of thirteen', () => {
		expect(chanceAbove(0.8, 13, 13)).toBeCloseTo(1 - 0.8 ** 14);
	});
	it('agrees with the integral of the posterior', () => {
		fc.assert(
			fc.property(
				fc.nat(30),
				fc.nat(30),
				fc.double({ min: 0.1, max: 0.9, noNaN: true }),
				(a, b, p) => {
					expect(chanceAbove(p, a, a + b)).toBeCloseTo(integral(p, a, b), 5);
				}
			),
			{ numRuns: 50 }
		);
	});
});

/** ∫ₚ¹ xᵃ(1 − x)ᵇ over ∫₀¹ of the same, by Simpson's rule. */
function integral(p: number, a: number, b: number): number {
	const area = (from: number) => {
		const n = 4000;
		const width = (1 - from) / n;
		let sum = 0;
		for (let i = 0; i <= n; i++) {
			const x = from + i * width;
			const weight = i === 0 || i === n ? 1 : i % 2 ? 4 : 2;
			sum += weight * x ** a * (1 - x) ** b;
		}
		return (sum * width) / 3;
	};
	return area(p) / area(0);
}
