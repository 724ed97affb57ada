import * as v from 'valibot';
import { confidences } from '../lesson/answer.ts';
import { AnswerSchema } from '../lesson/entry.ts';
import type { SkillId } from './skills.ts';

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
	/** What made the schedule when it was written. */
	algorithm: name
});
export type Review = Readonly<v.InferOutput<typeof ReviewSchema>>;

/** `module/item`: the item through all its revisions. */
export const addressOf = ({ module, item }: Pick<Review, 'module' | 'item'>) => `${module}/${item}`;
