import * as v from 'valibot';
import { confidences } from '../lesson/answer.ts';
import { AnswerSchema, NameSchema, TimeSchema } from '../lesson/entry.ts';
import type { SkillId } from './skills.ts';

/** A later version may know more skills; what it wrote must outlive a visit here. */
const skill = v.custom<SkillId>((input) => v.is(NameSchema, input));

/** One answer in practice. Written once and never changed. */
export const ReviewSchema = v.strictObject({
	/** Made by the client, unique: the same id again is the same answer. */
	id: NameSchema,
	/** Client clock, milliseconds since 1970. */
	at: v.pipe(TimeSchema, v.integer()),
	/** Minutes that the learner's clock was ahead of UTC, east positive. */
	offset: v.pipe(v.number(), v.integer(), v.minValue(-1080), v.maxValue(1080)),
	module: NameSchema,
	revision: NameSchema,
	item: NameSchema,
	topic: NameSchema,
	/** What the answer tells about; see `exercisedBy`. */
	skills: v.pipe(v.array(skill), v.maxLength(50)),
	/** Full credit. */
	correct: v.boolean(),
	credit: v.pipe(v.number(), v.minValue(0), v.maxValue(1)),
	confidence: v.exactOptional(v.picklist(confidences)),
	answer: v.exactOptional(AnswerSchema),
	/** What made the schedule when it was written. */
	algorithm: NameSchema
});
export type Review = Readonly<v.InferOutput<typeof ReviewSchema>>;

/** `module/item`: the item through all its revisions. */
export const addressOf = ({ module, item }: Pick<Review, 'module' | 'item'>) => `${module}/${item}`;
