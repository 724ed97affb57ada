import type { Key, Module, Span } from '../content/module.ts';
import type { LogEntry } from './event.ts';
import type { LessonOptions } from './plan.ts';

/*
 * What a browser and the server say to each other about graded work. The server's log is the attempt;
 * the browser's is a copy with entries behind it that have not been acknowledged yet.
 */

/**
 * Why an attempt is over: handed in, out of time, past the lock, class archived, student removed,
 * assignment withdrawn, attempt set aside by the teacher.
 */
export const closings = [
	'finished',
	'time',
	'locked',
	'archived',
	'removed',
	'withdrawn',
	'set-aside'
] as const;
export type Closing = (typeof closings)[number];

/** What the server says of an attempt after every request about it. */
export type Standing = {
	readonly attempt: string;
	/** The `seq` that may follow: all entries before it are committed. */
	readonly next: number;
	/** The whole log; only when it was asked for, and when what was sent did not fit behind it (409). */
	readonly entries?: readonly LogEntry[];
	/** Keys of items that are unlocked by now; in a reply to entries, those that these have unlocked. */
	readonly keys: Readonly<Record<string, Key>>;
	/** Words shown as a hint, of items whose key is still locked. */
	readonly hints: Readonly<Record<string, readonly Span[]>>;
	/** Milliseconds until its time is up, by the server's clock; null: no limit. */
	readonly remaining: number | null;
	readonly closed: Closing | null;
	/** Entries that arrived after its time was up: kept, and counted if the teacher's rule says so. */
	readonly late: number;
	/** Another whenever a key has been corrected: those told before may no longer hold. */
	readonly corrections: string;
	/** What was corrected since it began, the oldest first; told when all of it is explained. */
	readonly corrected: readonly Corrected[];
};

/** What a browser sends: entries in order, the first of them at the `seq` that it believes is next. */
export type Sent = { readonly entries: readonly LogEntry[] };

/** All that a browser needs to sit an attempt. Holds no key but those of `standing`. */
export type Sitting = {
	readonly attempt: string;
	/** 1, 2, 3 … of this learner at this assignment. */
	readonly number: number;
	/** A teacher's look at it as a student. */
	readonly preview: boolean;
	/** Of the assignment. */
	readonly title: string;
	/** When explanations are shown; the lesson's own policy follows from it. */
	readonly feedback: 'item' | 'submission' | 'due' | 'never';
	/** For this learner; ISO 8601, UTC. */
	readonly dueAt: string | null;
	readonly module: Module;
	readonly options: LessonOptions;
	/** With the whole log. */
	readonly standing: Standing;
};

/** A teacher's decision to mark by a corrected key, where that touches the attempt. */
export type Corrected = {
	/** ISO 8601, UTC. */
	readonly at: string;
	/** In the teacher's words. */
	readonly reason: string;
	/** Nobody's mark became less by it. */
	readonly keepBetter: boolean;
	/** Keys before it, of the items whose answers it marks differently. */
	readonly before: Readonly<Record<string, Key>>;
};

/** Why an attempt cannot be started. */
export type StartRefusal =
	'not-open-yet' | 'locked' | 'no-attempts-left' | 'archived' | 'withdrawn' | 'not-a-student';
