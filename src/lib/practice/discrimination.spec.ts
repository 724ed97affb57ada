import { describe, expect, it } from 'vitest';
import { statisticsOf, type ItemAnswer } from './discrimination.ts';

/** Ten learners, ten items: learner n gets the first n right, so every item tells them apart. */
const ladder = (answers: (learner: number, item: number) => boolean): ItemAnswer[] =>
	Array.from({ length: 100 }, (_, at) => {
		const [learner, item] = [Math.floor(at / 10), at % 10];
		return { learner: `l${learner}`, item: `i${item}`, correct: answers(learner, item) };
	});

describe('item statistics', () => {
	it('find an item that those who know more get wrong', () => {
		const statistics = statisticsOf(
			ladder((learner, item) => (item === 4 ? learner < 5 : learner > item))
		);
		expect(statistics.get('i4')?.discrimination).toBeLessThan(-0.5);
		expect(statistics.get('i5')?.discrimination).toBeGreaterThan(0.5);
		expect(statistics.get('i4')).toMatchObject({ answers: 10, facility: 0.5 });
	});
	it('say nothing of an item that all get right', () => {
		const statistics = statisticsOf(ladder((learner, item) => item === 2 || learner > item));
		expect(statistics.get('i2')).toEqual({ answers: 10, facility: 1, discrimination: null });
	});
	it('do not take learners who were asked easier things for better ones', () => {
		// Half are asked easy items and half hard ones, the odd ones of each do worse. The shared item
		// went better for the first half, and as well for the odd as for the even.
		const answers = Array.from({ length: 16 }, (_, at): ItemAnswer[] => {
			const [half, one] = [at < 8 ? 'easy' : 'hard', at % 8];
			const best = half === 'easy' ? 4 : 2;
			const others = [0, 1, 2, 3].map((n): [string, boolean] => [
				`${half}${n}`,
				(n + Math.floor(one / 2)) % 4 < best - (one % 2)
			]);
			const shared: [string, boolean] = ['shared', one < (half === 'easy' ? 6 : 2)];
			return [...others, shared].map(([item, correct]) => ({ learner: `l${at}`, item, correct }));
		}).flat();
		expect(Math.abs(statisticsOf(answers).get('shared')?.discrimination ?? 1)).toBeLessThan(0.2);
	});
	it('have nothing to compare one answer with', () => {
		expect(
			statisticsOf([{ learner: 'a', item: 'x', correct: true }]).get('x')?.discrimination
		).toBeNull();
	});
});
