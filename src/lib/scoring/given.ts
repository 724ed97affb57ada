import type { Key, PublicItem } from '../content/module.ts';
import type { Answer, Confidence } from '../lesson/answer.ts';
import type { Feedback } from './feedback.ts';
import type { Mark } from './mark.ts';

/** One answer, as a teacher reads it. */
export type Given = {
	readonly item: PublicItem;
	readonly key: Key;
	readonly answer: Answer;
	readonly mark: Mark;
	readonly feedback: Feedback;
	readonly confidence: Confidence | null;
	/** How often the hint was shown. */
	readonly hints: number;
	/** Why the student disagrees with the key. */
	readonly disagrees: string | null;
	/** By the key that it was given for, where a corrected one marks it differently; else null. */
	readonly before: { readonly mark: Mark; readonly feedback: Feedback } | null;
	/** Given or changed after the time was up. */
	readonly late: boolean;
};
