import { FSRSVersion } from 'ts-fsrs';
import type { Answer, Confidence } from '../lesson/answer.ts';
import type { Mark } from '../scoring/mark.ts';
import type { BankItem } from './bank.ts';
import type { Review } from './review.ts';
import { exercisedBy } from './skills.ts';

/** What made the schedule when a review was written. A note: states are always worked out anew. */
const algorithm = `grounds 3, ts-fsrs ${FSRSVersion}`;

export type Given = {
	readonly id: string;
	/** Milliseconds since 1970. */
	readonly at: number;
	/** Minutes ahead of UTC. */
	readonly offset: number;
	readonly answer: Answer;
	readonly confidence?: Confidence;
};

/** Writes down a marked answer; undefined for one that was not complete, which is not wrong. */
export function reviewOf(asked: BankItem, mark: Mark, given: Given): Review | undefined {
	if (mark.credit === null) return undefined;
	const { module, revision, topic, item, key } = asked;
	return {
		...given,
		module,
		revision,
		topic,
		item: item.id,
		skills: [...exercisedBy(item, key, given.answer)],
		correct: mark.outcome === 'right',
		credit: mark.credit,
		answer: given.answer as NonNullable<Review['answer']>,
		algorithm
	};
}
