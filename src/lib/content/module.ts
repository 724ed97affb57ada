import type {
	Attribution,
	Certainty,
	Fidelity,
	Kind,
	Label,
	Mechanism,
	Rung,
	Trap,
	Use,
	Verdict
} from './vocabulary.ts';

/** A sentence's address, `source/number`: `gazette/7`. */
export type SentenceId = string;

export type Sentence = { readonly id: SentenceId; readonly text: string };

export type Block = {
	readonly kind: 'headline' | 'subheading' | 'paragraph' | 'quotation' | 'list-item' | 'figure';
	/** Whose turn it is, in an interview. */
	readonly speaker?: string;
	/** A figure has no sentences but those of its caption. */
	readonly figure?: { readonly file: string; readonly description: string };
	readonly sentences: readonly Sentence[];
};

/** A text as the learner reads it. */
export type Source = {
	readonly id: string;
	readonly outlet: string;
	readonly kind: Kind;
	/** Year, month or day: `2017`, `2017-08`, `2017-08-22`. */
	readonly date: string;
	readonly fidelity: Fidelity;
	/** What it retells, and whether that was read whole; absent when constructed. */
	readonly from?: string;
	readonly title?: string;
	readonly author?: string;
	readonly lang: string;
	readonly licence: string;
	/** Name in the turns → who that is. */
	readonly speakers: Readonly<Record<string, string>>;
	readonly blocks: readonly Block[];
};

type Asked = {
	readonly id: string;
	readonly use: Use;
	/** The claim at issue, as a sentence. */
	readonly claim: string;
};

export type PublicLabelItem = Asked & {
	readonly kind: 'label';
	readonly sentence: SentenceId;
	/** A twin: the sentence as it stands in this item, instead of as printed. */
	readonly reads?: string;
	readonly twinOf?: string;
};

export type ClaimCard = {
	readonly who: string;
	readonly what: string;
	readonly when: string;
	readonly sure: string;
	readonly basis: string;
};
export const cardRows = ['who', 'what', 'when', 'sure', 'basis'] as const;
export type CardRow = (typeof cardRows)[number];

export type PublicCompareItem = Asked & {
	readonly kind: 'compare';
	/** What the two passages are compared on, as a question. */
	readonly question: string;
	/** The two passages; the same id twice when one passage is held against itself. */
	readonly sources: readonly [string, string];
	/** What a learner may write in each row of a claim card, in alphabetical order. */
	readonly cardOptions: Readonly<Record<CardRow, readonly string[]>>;
};

export type PublicLadderItem = Asked & {
	readonly kind: 'ladder';
	/** The retellings, in an order that says nothing (by date, then by id). */
	readonly sentences: readonly SentenceId[];
};

export type PublicChainItem = Asked & {
	readonly kind: 'chain';
	/** Sentences of the graph, from the headline inwards. */
	readonly sentences: readonly SentenceId[];
	/** Where a word may come to rest: name → what it is. */
	readonly roots: Readonly<Record<string, string>>;
};

/** A question as it is asked. No field of it can hold an answer. */
export type PublicItem = PublicLabelItem | PublicCompareItem | PublicLadderItem | PublicChainItem;

/** Words in a passage, by position in the sentence's text (UTF-16 units, end exclusive). */
export type Span = {
	readonly sentence: SentenceId;
	readonly start: number;
	readonly end: number;
};

/** How independent people answered: choice → how many. Absent when nobody has yet. */
export type Agreement = {
	readonly labellers: number;
	readonly votes: Readonly<Record<string, number>>;
	/** 50–80 % agree with one choice: scored against the distribution. */
	readonly contested: boolean;
};

type Explained = {
	/** Words that settle the answer. A twin's may lie in its own wording (`reads`). */
	readonly settles: readonly Span[];
	/** Wrong choice → the cue that misleads there. */
	readonly reasons: Readonly<Record<string, string>>;
	/** Why the right answer passes; absent: the standard question speaks for itself. */
	readonly test?: string;
	/** What would change the answer. */
	readonly change?: string;
	readonly agreement?: Agreement;
	/** Contested items: choice → that side's reason. */
	readonly sides?: Readonly<Record<string, string>>;
};

export type LabelKey = Explained & {
	readonly kind: 'label';
	readonly answer: Label;
	readonly sound: boolean;
	readonly certainty: Certainty;
	readonly attribution: Attribution;
	readonly traps: readonly Trap[];
	/** Worked and completion items: the questions answered in turn, up to the one that decides. */
	readonly steps?: readonly string[];
	/** The minimal pair: the twin's wording (or the original's) and the label that it takes. */
	readonly twin?: { readonly reads: string; readonly answer: Label };
};

export type CompareKey = Explained & {
	readonly kind: 'compare';
	readonly pair: readonly [SentenceId, SentenceId];
	/** Other sentences accepted in the place of the first or the second. */
	readonly also: readonly [readonly SentenceId[], readonly SentenceId[]];
	readonly cards: readonly [ClaimCard, ClaimCard];
	readonly answer: Verdict;
	readonly moved: readonly Mechanism[];
	/** `cannot-tell` only: what would settle it. */
	readonly ask?: string;
};

export type LadderKey = Explained & {
	readonly kind: 'ladder';
	/** Least certain first. */
	readonly steps: readonly { readonly sentence: SentenceId; readonly rung: Rung }[];
	/** Where certainty rose without new evidence. */
	readonly rose: SentenceId | 'nowhere';
	/** Why another order is wrong. */
	readonly order?: string;
};

export type ChainKey = Explained & {
	readonly kind: 'chain';
	/** Sentence → the sentences and roots that it rests on. */
	readonly links: Readonly<Record<SentenceId, readonly string[]>>;
	/** How many independent roots there are under the headline. */
	readonly independent: number;
};

export type Key = LabelKey | CompareKey | LadderKey | ChainKey;

/** All that a learner's browser needs in order to ask. Immutable; `revision` is its content hash. */
export type Module = {
	readonly id: string;
	readonly revision: string;
	readonly title: string;
	readonly about: string;
	readonly topic?: string;
	readonly lang: string;
	readonly licence: string;
	readonly authors: readonly string[];
	readonly status: 'draft' | 'ready';
	/** What a learner can do afterwards, one phrase each. */
	readonly aims: readonly string[];
	/** Name → sentence. */
	readonly claims: Readonly<Record<string, string>>;
	readonly minutes: number;
	/** Flesch–Kincaid grade of the passages; absent outside English. */
	readonly readingGrade?: number;
	readonly agreement?: {
		readonly labellers: number;
		/** Krippendorff's alpha of the labels, nominal. */
		readonly alpha: number;
		/** Its 95 % bootstrap interval. */
		readonly interval?: readonly [low: number, high: number];
		/** The day of the latest labelling. */
		readonly date: string;
	};
	readonly sources: readonly Source[];
	readonly items: readonly PublicItem[];
};

/** Item → key. Never sent to a learner in graded work before the answer is stored. */
export type ModuleKey = {
	readonly id: string;
	readonly revision: string;
	readonly keys: Readonly<Record<string, Key>>;
};

/** What a teacher is told about a module, beside its aims and minutes. Not part of the revision. */
export type Guide = {
	/** What to ask the class, and what to expect. */
	readonly discussion: readonly { readonly ask: string; readonly expect: string }[];
	/** What learners are likely to say, and what helps then. */
	readonly misconceptions: readonly { readonly says: string; readonly answer: string }[];
	/** Item → which answers to expect. */
	readonly answers: readonly { readonly item: string; readonly note: string }[];
};

/** What a shelf shows of a module. */
export type ModuleSummary = Pick<
	Module,
	| 'id'
	| 'revision'
	| 'title'
	| 'about'
	| 'topic'
	| 'lang'
	| 'licence'
	| 'status'
	| 'minutes'
	| 'readingGrade'
	| 'agreement'
> & {
	readonly passages: number;
	/** Traps that the case exercises. Which item sets which is for its key to say. */
	readonly traps: readonly Trap[];
	readonly counts: Readonly<Record<PublicItem['kind'], number>>;
};
