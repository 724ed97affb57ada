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
	it('do not take a learner who was asked easier things for a better one', () => {
		// Each is right exactly as often as the items asked are easy; only the last item differs.
		const answers = ladder((learner, item) => (learner + item) % 2 === 0).filter(
			({ item }) => item !== 'i9'
		);
		for (const { discrimination } of statisticsOf(answers).values()) {
			expect(discrimination).not.toBeNaN();
		}
	});
	it('have nothing to compare one answer with', () => {
		expect(
			statisticsOf([{ learner: 'a', item: 'x', correct: true }]).get('x')?.discrimination
		).toBeNull();
	});
});
