import { expect, it } from 'vitest';
import { eloOf, logistic, priorDifficulty, type EloAnswer } from './difficulty.ts';
import { caseOf } from './fixture.ts';

/** Answers to items of known difficulty by learners who differ, without chance: every nth is right. */
function answersTo(difficulties: Readonly<Record<string, number>>, learners: number): EloAnswer[] {
	const owed: Record<string, number> = {};
	return Array.from({ length: learners }, (_, at) =>
		Object.entries(difficulties).map(([item, difficulty]): EloAnswer => {
			const sum = (owed[item] ?? 0.5) + logistic(((at % 5) - 2) / 2 - difficulty);
			owed[item] = sum % 1;
			return { learner: `l${at}`, item, correct: sum >= 1 };
		})
	).flat();
}

it('orders items by how hard they were', () => {
	const elo = eloOf(answersTo({ hard: 1.5, middling: 0, easy: -1.5 }, 300), () => 0);
	expect(elo.get('hard')).toBeGreaterThan(elo.get('middling')! + 0.7);
	expect(elo.get('middling')).toBeGreaterThan(elo.get('easy')! + 0.7);
});
it('keeps to the prior below thirty answers', () => {
	expect(eloOf(answersTo({ one: 0 }, 29), () => 0).size).toBe(0);
	expect(eloOf(answersTo({ one: 0 }, 30), () => 0).size).toBe(1);
});
it('takes a sentence with more traps for harder', () => {
	const { key } = caseOf('a', [
		['t', 'evidence', []],
		['t', 'evidence', ['photo', 'number']]
	]);
	const [plain, trapped] = Object.values(key.keys).map(priorDifficulty);
	expect(plain).toBeLessThan(trapped!);
	expect(logistic(-plain!)).toBeCloseTo(0.85);
});
