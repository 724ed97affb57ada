import * as v from 'valibot';
import { cardRows } from '../content/module.ts';
import { labels, mechanisms, rungs, verdicts } from '../content/vocabulary.ts';
import { confidences } from './answer.ts';
import { longestReason, type LogEntry } from './event.ts';
import type { Sent } from './standing.ts';
import { feedbackPolicies, itemOrders, taskChoices } from './plan.ts';

/*
 * A log comes back from storage or over a network. Here its shape and size are checked; whether
 * its events can happen is for `replay` to say.
 */

/** What something is called that a program named: no sign in it that is not seen. */
export const NameSchema = v.pipe(v.string(), v.regex(/^[^\p{Cc}\p{Cf}\p{Cs}]{1,100}$/u));

/** A moment by some device's clock, milliseconds since 1970; of the years 1 to 9999, which all can show. */
export const TimeSchema = v.pipe(
	v.number(),
	v.minValue(-62_135_596_800_000),
	v.maxValue(253_402_300_799_999)
);

const list = <T extends v.GenericSchema>(member: T, most: number) =>
	v.pipe(v.array(member), v.maxLength(most));
const perSentence = <T extends v.GenericSchema>(member: T) =>
	v.pipe(v.record(NameSchema, member), v.maxEntries(100));

const card = v.strictObject(
	v.entriesFromList(cardRows, v.exactOptional(v.pipe(v.string(), v.maxLength(1000))))
);

/** The fields of every kind of answer: the item, which is not known here, decides among them. */
export const AnswerSchema = v.strictObject({
	label: v.exactOptional(v.picklist(labels)),
	pair: v.exactOptional(v.strictTuple([v.nullable(NameSchema), v.nullable(NameSchema)])),
	cards: v.exactOptional(v.strictTuple([card, card])),
	verdict: v.exactOptional(v.picklist(verdicts)),
	moved: v.exactOptional(list(v.picklist(mechanisms), 2)),
	rungs: v.exactOptional(perSentence(v.picklist(rungs))),
	rose: v.exactOptional(NameSchema),
	links: v.exactOptional(perSentence(list(NameSchema, 100))),
	independent: v.exactOptional(v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(20)))
});

/** How a lesson goes; see `LessonOptions`. */
export const OptionsSchema = v.strictObject({
	feedback: v.picklist(feedbackPolicies),
	confidence: v.picklist(['off', 'optional', 'required']),
	tasks: v.exactOptional(v.picklist(taskChoices)),
	items: v.exactOptional(list(NameSchema, 1000)),
	order: v.exactOptional(v.picklist(itemOrders)),
	blindReview: v.exactOptional(v.boolean()),
	seed: v.pipe(v.number(), v.finite())
});

const bare = <T extends string>(type: T) => v.strictObject({ type: v.literal(type) });
const about = <T extends string, F extends v.ObjectEntries>(type: T, fields: F) =>
	v.strictObject({ type: v.literal(type), item: NameSchema, ...fields });

const event = v.variant('type', [
	bare('begin'),
	bare('turn'),
	bare('leave-examples'),
	about('look', {}),
	about('choose', { answer: AnswerSchema }),
	about('sure', { confidence: v.nullable(v.picklist(confidences)) }),
	about('flag', { on: v.boolean() }),
	about('hint', {}),
	bare('skip'),
	bare('submit'),
	bare('next'),
	bare('finish'),
	about('disagree', {
		reason: v.pipe(v.string(), v.minLength(1), v.maxLength(longestReason))
	})
]);

/** One line of a log, as it comes from outside. */
export const LogEntrySchema = v.strictObject({
	seq: v.pipe(v.number(), v.safeInteger(), v.minValue(0)),
	id: NameSchema,
	at: TimeSchema,
	event
});

export type ParsedEntries = {
	readonly entries: readonly LogEntry[];
	/** The first line that is not one; it and what follows are left out. */
	readonly bad?: { readonly index: number; readonly reason: string };
};

/** Reads the lines of a log up to the first bad one. Never throws. */
export function parseEntries(lines: unknown): ParsedEntries {
	if (!Array.isArray(lines)) return { entries: [], bad: { index: 0, reason: 'not a list' } };
	const entries: LogEntry[] = [];
	for (const [index, line] of lines.entries()) {
		const parsed = v.safeParse(LogEntrySchema, line);
		if (!parsed.success) return { entries, bad: { index, reason: reasonOf(parsed.issues[0]) } };
		entries.push(parsed.output);
	}
	return { entries };
}

/** How many entries are sent at once, at the most. */
export const mostSent = 500;

const SentSchema = v.strictObject({
	entries: v.pipe(v.array(LogEntrySchema), v.maxLength(mostSent))
});

/** Reads what a browser sends to the server; undefined if any of it is not what it should be. */
export function parseSent(body: unknown): Sent['entries'] | undefined {
	const parsed = v.safeParse(SentSchema, body, { abortEarly: true });
	return parsed.success ? parsed.output.entries : undefined;
}

function reasonOf(issue: v.BaseIssue<unknown>): string {
	const path = v.getDotPath(issue);
	return path ? `${path}: ${issue.message}` : issue.message;
}
