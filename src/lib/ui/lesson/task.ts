import type { Key, Module, PublicItem, Span } from '../../content/module.ts';
import type { Answer } from '../../lesson/answer.ts';
import type { Mark } from '../../scoring/mark.ts';
import type { Feedback } from '../../scoring/feedback.ts';

/** What is known of an item once it was handed in. */
export type Result<K extends Key = Key> = {
	readonly key: K;
	readonly mark: Mark;
	readonly feedback: Feedback;
};

/** What every task is given: props in, callbacks out. */
export type TaskProps<I extends PublicItem, A extends Answer, K extends Key> = {
	readonly item: I;
	readonly module: Module;
	/** The answer so far, never undefined. */
	readonly answer: A;
	/** Words of a hint that was asked for; empty without one. */
	readonly hint: readonly Span[];
	/** Present once the key may be shown: the task is then read-only and explains itself. */
	readonly result: Result<K> | undefined;
	/** The address of a figure of this module. */
	readonly figure: (file: string) => string;
	/** Sets fields of the answer. */
	readonly onchoose: (fields: A) => void;
};
