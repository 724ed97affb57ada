import type { CardRow, SentenceId } from '../content/module.ts';
import type { Label, Mechanism, Rung, Verdict } from '../content/vocabulary.ts';

/*
 * An answer grows choice by choice, so every field may still be missing. A `choose` event
 * carries the fields it sets; they replace those fields of the answer whole.
 */

export type LabelAnswer = { readonly label?: Label };

export type CardDraft = Readonly<Partial<Record<CardRow, string>>>;

export type CompareAnswer = {
	/** The sentences chosen in the first and the second passage. */
	readonly pair?: readonly [SentenceId | null, SentenceId | null];
	/** A thinking aid: never marked, may stay empty. */
	readonly cards?: readonly [CardDraft, CardDraft];
	readonly verdict?: Verdict;
	/** At most two; an empty list says that nothing moved. */
	readonly moved?: readonly Mechanism[];
};

export type LadderAnswer = {
	readonly rungs?: Readonly<Record<SentenceId, Rung>>;
	readonly rose?: SentenceId | 'nowhere';
};

export type ChainAnswer = {
	/** Sentence → what it rests on; an empty list says that it shows no ground. */
	readonly links?: Readonly<Record<SentenceId, readonly string[]>>;
	readonly independent?: number;
};

export type Answer = LabelAnswer | CompareAnswer | LadderAnswer | ChainAnswer;

/** Guessing (under 67 %), fairly sure (67–80 %), sure (over 80 %). */
export const confidences = [1, 2, 3] as const;
export type Confidence = (typeof confidences)[number];
