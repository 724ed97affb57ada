import type { Module, PublicItem } from '../content/module.ts';

/** When the key is shown: after each item, after each passage, or after the whole set. */
export const feedbackPolicies = ['item', 'passage', 'set'] as const;
export type FeedbackPolicy = (typeof feedbackPolicies)[number];

export type LessonOptions = {
	readonly feedback: FeedbackPolicy;
	readonly confidence: 'off' | 'optional' | 'required';
	/** Decides which of two twins is asked. The same seed gives the same plan. */
	readonly seed: number;
};

/** What the machine is started with: the items of this attempt, cut into steps. */
export type LessonPlan = {
	readonly feedback: FeedbackPolicy;
	readonly confidence: 'off' | 'optional' | 'required';
	/** Worked and completion items, in order. */
	readonly examples: readonly string[];
	/** Items handed in together. */
	readonly steps: readonly (readonly string[])[];
	/** Every item that is asked, with what can be chosen in it. */
	readonly items: Readonly<Record<string, PublicItem>>;
	/** Sentences of each source, so that a choice can be checked to exist. */
	readonly sentences: Readonly<Record<string, readonly string[]>>;
};

/**
 * Cuts a module into the steps of one attempt.
 *
 * Items come in the author's order. Of a sentence and its twins one is asked, drawn by the seed.
 * Steps: one item each (`item`); the label items of a passage that follow one another, every
 * other item alone (`passage`); everything at once (`set`).
 */
export declare function planLesson(module: Module, options: LessonOptions): LessonPlan;
