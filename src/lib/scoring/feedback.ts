import type {
	Agreement,
	CardRow,
	ClaimCard,
	Key,
	LabelKey,
	PublicItem,
	SentenceId,
	Span
} from '../content/module.ts';
import type { Label, Mechanism, Rung, Verdict } from '../content/vocabulary.ts';

import type {
	Answer,
	ChainAnswer,
	CompareAnswer,
	LabelAnswer,
	LadderAnswer
} from '../lesson/answer.ts';
import { ofChain, ofCompare, ofLabel, ofLadder } from './explained.ts';

export type Shared = {
	/** The words that settle it, to be shown where they stand. */
	readonly settles: readonly Span[];
	readonly test?: string;
	readonly change?: string;
	readonly agreement?: Agreement;
	/** Contested items: choice → that side's reason. */
	readonly sides?: Readonly<Record<string, string>>;
	/** Why not the remaining wrong choices. */
	readonly others: readonly { readonly choice: string; readonly reason: string }[];
};

export type LabelFeedback = Shared & {
	readonly kind: 'label';
	readonly chosen?: Label;
	readonly right: Label;
	/** The cue that leads to the choice made; absent when it was right, or one side of a contested item. */
	readonly misled?: string;
	readonly twin?: NonNullable<LabelKey['twin']>;
	readonly steps?: readonly string[];
};

export type CompareFeedback = Shared & {
	readonly kind: 'compare';
	readonly chosen?: Verdict;
	readonly right: Verdict;
	/** The reason written for the verdict chosen, or the rows in which the two claim cards differ. */
	readonly misled?: string | { readonly builtFrom: readonly CardRow[] };
	readonly pair: readonly [SentenceId, SentenceId];
	readonly found: readonly [boolean, boolean];
	readonly cards: readonly [ClaimCard, ClaimCard];
	readonly moved: {
		readonly chosen: readonly Mechanism[];
		readonly right: readonly Mechanism[];
	};
	readonly ask?: string;
};

export type LadderFeedback = Shared & {
	readonly kind: 'ladder';
	readonly chosen?: SentenceId | 'nowhere';
	readonly right: SentenceId | 'nowhere';
	/** The cue behind the wrong place chosen for the rise. */
	readonly misled?: string;
	/** Least certain first, each with the rung given and the rung that it stands on. */
	readonly rungs: readonly {
		readonly sentence: SentenceId;
		readonly chosen?: Rung;
		readonly right: Rung;
	}[];
	/** Why the order given is wrong; absent when it is right. */
	readonly order?: string;
};

export type ChainFeedback = Shared & {
	readonly kind: 'chain';
	readonly chosen?: number;
	readonly right: number;
	/** Why there are not more, or not fewer, independent roots. */
	readonly misled?: string;
	readonly links: readonly {
		readonly sentence: SentenceId;
		readonly chosen: readonly string[];
		readonly right: readonly string[];
	}[];
};

export type Feedback = LabelFeedback | CompareFeedback | LadderFeedback | ChainFeedback;

/**
 * What there is to say about an answer, as plain data in the key's own words; the interface words
 * the rest. Works for an incomplete answer too: then nothing `chosen`, nobody `misled`.
 * @throws when the key belongs to another kind of item: the module is broken.
 */
export function explain(item: PublicItem, key: Key, answer: Answer = {}): Feedback {
	if (item.kind === 'label' && key.kind === 'label') return ofLabel(key, answer as LabelAnswer);
	if (item.kind === 'compare' && key.kind === 'compare')
		return ofCompare(item, key, answer as CompareAnswer);
	if (item.kind === 'ladder' && key.kind === 'ladder') return ofLadder(key, answer as LadderAnswer);
	if (item.kind === 'chain' && key.kind === 'chain')
		return ofChain(item, key, answer as ChainAnswer);
	throw new Error(`The key of "${item.id}" is of kind ${key.kind}, the item of kind ${item.kind}.`);
}
