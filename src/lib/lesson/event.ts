import type { Answer, Confidence } from './answer.ts';

/** What a learner can do. The log of these is the attempt; everything else is worked out from it. */
export type LessonEvent =
	/** Leave the briefing. */
	| { readonly type: 'begin' }
	/** Turn the page of a worked example. */
	| { readonly type: 'turn' }
	/** Leave the worked examples before their end. */
	| { readonly type: 'leave-examples' }
	/** Look at an item: one of this step, or the step that holds it. */
	| { readonly type: 'look'; readonly item: string }
	/** Set fields of an answer. */
	| { readonly type: 'choose'; readonly item: string; readonly answer: Answer }
	/** Say how sure, or take it back. */
	| { readonly type: 'sure'; readonly item: string; readonly confidence: Confidence | null }
	/** Mark an item for the blind review, or unmark it. */
	| { readonly type: 'flag'; readonly item: string; readonly on: boolean }
	/** Show the words that settle it. Counted, never punished. */
	| { readonly type: 'hint'; readonly item: string }
	/** Put the current step aside for later. */
	| { readonly type: 'skip' }
	/** Hand in the current step. */
	| { readonly type: 'submit' }
	/** On to the next step that is open. */
	| { readonly type: 'next' }
	/** End the lesson; what is open stays unanswered. */
	| { readonly type: 'finish' }
	/** "I disagree": a reason for the key's keeper. */
	| { readonly type: 'disagree'; readonly item: string; readonly reason: string };

export type LessonEventType = LessonEvent['type'];

/** The longest reason that `disagree` takes, in UTF-16 units. */
export const longestReason = 2000;

/** One line of the log. */
export type LogEntry = {
	/** 0, 1, 2 … without gaps. */
	readonly seq: number;
	/** Made by the client, unique within the attempt: the same id again is the same event. */
	readonly id: string;
	/** Client clock, milliseconds since 1970. Never used to decide anything. */
	readonly at: number;
	readonly event: LessonEvent;
};
