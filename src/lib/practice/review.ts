import { FSRSVersion } from 'ts-fsrs';
import * as v from 'valibot';
import { confidences, type Answer, type Confidence } from '../lesson/answer.ts';
import { AnswerSchema } from '../lesson/entry.ts';
import type { Mark } from '../scoring/mark.ts';
import type { BankItem } from './bank.ts';
import { exercisedBy, type SkillId } from './skills.ts';

/** What made the schedule when a review was written. A note: states are always worked out anew. */
const algorithm = `grounds 1, ts-fsrs ${FSRSVersion}`;

const name = v.pipe(v.string(), v.minLength(1), v.maxLength(100));
/** A later version may know more skills; what it wrote must outlive a visit here. */
const skill = v.custom<SkillId>((input) => v.is(name, input));

/** One answer in practice. Written once and never changed. */
export const ReviewSchema = v.strictObject({
	/** Made by the client, unique: the same id again is the same answer. */
	id: name,
	/** Client clock, milliseconds since 1970. */
	at: v.pipe(v.number(), v.safeInteger()),
	/** Minutes that the learner's clock was ahead of UTC, east positive. */
	offset: v.pipe(v.number(), v.integer(), v.minValue(-1080), v.maxValue(1080)),
	module: name,
	revision: name,
	item: name,
	topic: name,
	/** What the answer tells about; see `exercisedBy`. */
	skills: v.pipe(v.array(skill), v.maxLength(50)),
	/** Full credit. */
	correct: v.boolean(),
	credit: v.pipe(v.number(), v.minValue(0), v.maxValue(1)),
	confidence: v.exactOptional(v.picklist(confidences)),
	answer: v.exactOptional(AnswerSchema),
	algorithm: name
});
export type Review = Readonly<v.InferOutput<typeof ReviewSchema>>;

/** `module/item`: the item through all its revisions. */
export const addressOf = ({ module, item }: Pick<Review, 'module' | 'item'>) => `${module}/${item}`;

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
		answer: given.answer as v.InferOutput<typeof AnswerSchema>,
		algorithm
	};
}
