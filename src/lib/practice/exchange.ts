import * as v from 'valibot';
import { LogEntrySchema, NameSchema, OptionsSchema, TimeSchema } from '../lesson/entry.ts';
import type { LogEntry } from '../lesson/event.ts';
import type { LessonOptions } from '../lesson/plan.ts';
import { ReviewSchema, type Review } from './review.ts';

/*
 * What devices of one learner tell each other through the server: records that are written once and
 * never changed. Together they are a set, so neither order nor repetition matters.
 */

/** A lesson as it was begun; how far it is, its steps tell. */
const LessonSchema = v.strictObject({
	id: NameSchema,
	module: NameSchema,
	revision: NameSchema,
	options: OptionsSchema,
	startedAt: TimeSchema
});

export type BegunLesson = {
	readonly id: string;
	readonly module: string;
	readonly revision: string;
	readonly options: LessonOptions;
	/** By the device, milliseconds since 1970. */
	readonly startedAt: number;
};

const RecordSchema = v.variant('kind', [
	v.strictObject({ kind: v.literal('review'), review: ReviewSchema }),
	v.strictObject({ kind: v.literal('lesson'), lesson: LessonSchema }),
	v.strictObject({
		kind: v.literal('step'),
		lesson: NameSchema,
		after: v.nullable(NameSchema),
		entry: LogEntrySchema
	})
]);

export type PracticeRecord =
	| { readonly kind: 'review'; readonly review: Review }
	| { readonly kind: 'lesson'; readonly lesson: BegunLesson }
	| {
			readonly kind: 'step';
			readonly lesson: string;
			/** The id of the step before it; null: it is the first. A log that differs there is another. */
			readonly after: string | null;
			readonly entry: LogEntry;
	  };

/** The records that two devices cannot both have in different words. */
export function idOf(record: PracticeRecord): string {
	if (record.kind === 'review') return record.review.id;
	return record.kind === 'lesson' ? record.lesson.id : `${record.lesson}/${record.entry.seq}`;
}

/** How many records go in one request and in one reply, at the most. */
export const mostRecords = 500;

const SentSchema = v.strictObject({
	/** Where the last reply ended; null: from the beginning. */
	after: v.nullable(v.pipe(v.string(), v.maxLength(300))),
	records: v.pipe(v.array(RecordSchema), v.maxLength(mostRecords))
});

/** What a device sends: what the server does not have yet, and where it has read up to. */
export type SentRecords = {
	readonly after: string | null;
	readonly records: readonly PracticeRecord[];
};

/** Reads what a device sends; undefined if any of it is not what it should be. */
export function parseSentRecords(body: unknown): SentRecords | undefined {
	const parsed = v.safeParse(SentSchema, body, { abortEarly: true });
	return parsed.success ? (parsed.output as SentRecords) : undefined;
}

const ToldSchema = v.strictObject({
	records: v.array(v.unknown()),
	after: v.string(),
	more: v.boolean()
});

/** What the server tells a device: records since `after`, its own among them. */
export type ToldRecords = {
	readonly records: readonly PracticeRecord[];
	readonly after: string;
	/** There is more behind `after`. */
	readonly more: boolean;
};

/**
 * Reads the server's reply; undefined where it is none. A record that a newer program wrote and this
 * one cannot read is left out: it stays with the server.
 */
export function parseToldRecords(body: unknown): ToldRecords | undefined {
	const parsed = v.safeParse(ToldSchema, body);
	if (!parsed.success) return undefined;
	const records = parsed.output.records.flatMap((record): PracticeRecord[] => {
		const { success, output } = v.safeParse(RecordSchema, record);
		return success ? [output as PracticeRecord] : [];
	});
	return { ...parsed.output, records };
}
