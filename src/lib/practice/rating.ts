import { Rating, type Grade } from 'ts-fsrs';
import type { Review } from './review.ts';

type Rated = Pick<Review, 'correct' | 'credit' | 'confidence'>;

/**
 * Credit from which an answer that is not right counts as nearly so: both sentences of a pair and
 * its verdict, without the mechanism, earn .8; a neighbouring verdict with everything else .75.
 */
const nearly = 0.78;
/** Before so many answers nothing is known about whether a learner's “sure” is to be believed. */
const beforeBelieved = 3;

/** Sure, and wrong. */
export const isConfidentError = ({ correct, credit, confidence }: Rated): boolean =>
	!correct && credit < nearly && confidence === 3;

/**
 * What an answer is to FSRS, whose four grades were made for flash cards.
 *
 * | answer | grade |
 * |---|---|
 * | wrong | again |
 * | nearly right, or right and said to be a guess | hard |
 * | right; fairly sure, or not said how sure | good |
 * | right and sure | easy, after three answers to the skill; good until then |
 *
 * A confident error is `again` too; that it comes back within 2–7 days is a rule beside FSRS.
 * @param before how many answers the skill had before this one
 */
export function gradeOf(review: Rated, before: number): Grade {
	const { correct, credit, confidence } = review;
	if (!correct) return credit >= nearly ? Rating.Hard : Rating.Again;
	if (confidence === 1) return Rating.Hard;
	return confidence === 3 && before >= beforeBelieved ? Rating.Easy : Rating.Good;
}
