import { groupBy } from '../content/group.ts';

export type ItemAnswer = {
	readonly learner: string;
	readonly item: string;
	readonly correct: boolean;
};

export type ItemStatistics = {
	readonly answers: number;
	/** Share of right answers. */
	readonly facility: number;
	/** −1 to 1: below 0 those who know more get it wrong more often. Null where nothing varies. */
	readonly discrimination: number | null;
};

type Score = { right: number; easy: number; n: number };

/**
 * Per item: facility, and the correlation of being right on it with being right elsewhere. As no two
 * learners are asked the same items, the rest of the test is taken as right answers less those that
 * the items' facilities lead to expect, per answer, without the item itself.
 * Source: item-rest correlation, Lord & Novick, Statistical Theories of Mental Test Scores (1968),
 * p. 330; here on residuals.
 */
export function statisticsOf(answers: readonly ItemAnswer[]): ReadonlyMap<string, ItemStatistics> {
	const byItem = groupBy(answers, ({ item }) => item);
	const facility = new Map([...byItem].map(([item, list]) => [item, shareOf(list)]));
	const scores = new Map<string, Score>();
	for (const { learner, item, correct } of answers) {
		const score = scores.get(learner) ?? { right: 0, easy: 0, n: 0 };
		score.right += Number(correct);
		score.easy += facility.get(item) ?? 0;
		score.n++;
		scores.set(learner, score);
	}
	return new Map(
		[...byItem].map(([item, list]) => {
			const easy = facility.get(item) ?? 0;
			const pairs = list.flatMap(({ learner, correct }): [number, number][] => {
				const { right, easy: expected, n } = scores.get(learner) ?? { right: 0, easy: 0, n: 0 };
				const rest = right - Number(correct) - (expected - easy);
				return n > 1 ? [[Number(correct), rest / (n - 1)]] : [];
			});
			return [item, { answers: list.length, facility: easy, discrimination: correlation(pairs) }];
		})
	);
}

const shareOf = (answers: readonly ItemAnswer[]) =>
	answers.filter(({ correct }) => correct).length / answers.length;

/** Pearson's r; null where one of the two does not vary. */
export function correlation(pairs: readonly (readonly [number, number])[]): number | null {
	const n = pairs.length;
	const meanX = pairs.reduce((sum, [x]) => sum + x, 0) / n;
	const meanY = pairs.reduce((sum, [, y]) => sum + y, 0) / n;
	let xx = 0;
	let yy = 0;
	let xy = 0;
	for (const [x, y] of pairs) {
		xx += (x - meanX) ** 2;
		yy += (y - meanY) ** 2;
		xy += (x - meanX) * (y - meanY);
	}
	return xx > 0 && yy > 0 ? xy / Math.sqrt(xx * yy) : null;
}
