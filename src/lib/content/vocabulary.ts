/**
 * The closed lists of the field: every name that a key, an answer or a report may use.
 * Definitions stand in docs/method.md and on the page "How we judge".
 */

/** The three labels, after Toulmin's ground, claim by warrant, and bare claim. */
export const labels = ['evidence', 'inference', 'assertion'] as const;
export type Label = (typeof labels)[number];

export const verdictGroups = ['clash', 'settled', 'no-clash', 'open'] as const;
export type VerdictGroup = (typeof verdictGroups)[number];

/** The eight verdicts on a pair of sentences, in the order in which a learner meets them. */
export const verdicts = [
	'contradiction',
	'disagreement',
	'reversal',
	'misreport',
	'update',
	'apparent',
	'compatible',
	'cannot-tell'
] as const;
export type Verdict = (typeof verdicts)[number];

export const groupOfVerdict: Readonly<Record<Verdict, VerdictGroup>> = {
	contradiction: 'clash',
	disagreement: 'clash',
	reversal: 'clash',
	misreport: 'clash',
	update: 'settled',
	apparent: 'no-clash',
	compatible: 'no-clash',
	'cannot-tell': 'open'
};

/** What exactly moved between the two sentences of a pair. */
export const mechanisms = [
	'negation',
	'opposite-term',
	'number',
	'date',
	'identity',
	'attribution',
	'certainty',
	'scope',
	'cause',
	'roles',
	'wording',
	'background-knowledge',
	'source-does-not-say-it',
	'caveat-dropped',
	'definition'
] as const;
export type Mechanism = (typeof mechanisms)[number];

/** Shallow cues that lead a reader to the wrong label. */
export const traps = [
	'hedge',
	'number',
	'quotation',
	'thin-provenance',
	'photo',
	'credentials',
	'absence',
	'headline',
	'confident-tone',
	'common-knowledge',
	'value-judgement',
	'method'
] as const;
export type Trap = (typeof traps)[number];

/** The seven bands of ICD 203 (2015, p. 3), least likely first. */
export const likelihoods = [
	'almost-no-chance',
	'very-unlikely',
	'unlikely',
	'roughly-even',
	'likely',
	'very-likely',
	'almost-certain'
] as const;
export type Likelihood = (typeof likelihoods)[number];

/** Percentages of each band, both ends included: ICD 203 (2015), p. 3. */
export const likelihoodPercent: Readonly<Record<Likelihood, readonly [number, number]>> = {
	'almost-no-chance': [1, 5],
	'very-unlikely': [5, 20],
	unlikely: [20, 45],
	'roughly-even': [45, 55],
	likely: [55, 80],
	'very-likely': [80, 95],
	'almost-certain': [95, 99]
};

/** The rungs of a certainty ladder: the seven bands and, above them, a flat statement of fact. */
export const rungs = [...likelihoods, 'flat'] as const;
export type Rung = (typeof rungs)[number];
/** How sure a sentence is: a rung, or `none` where it says nothing of certainty. */
export const certainties = [...rungs, 'none'] as const;
export type Certainty = (typeof certainties)[number];

export const attributions = ['author', 'named', 'unnamed', 'document', 'none'] as const;
export type Attribution = (typeof attributions)[number];

export const kinds = [
	'article',
	'opinion',
	'interview',
	'statement',
	'post',
	'report',
	'data',
	'letter'
] as const;
export type Kind = (typeof kinds)[number];

export const fidelities = ['constructed', 'retold', 'quoted-fragments'] as const;
export type Fidelity = (typeof fidelities)[number];

export const uses = ['practice', 'worked', 'completion'] as const;
export type Use = (typeof uses)[number];
