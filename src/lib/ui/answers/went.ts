import type { PublicItem } from '../../content/module.ts';
import type { Outcome } from '../../scoring/mark.ts';

const tasks = {
	label: 'Sentence',
	compare: 'Pair',
	ladder: 'Certainty ladder',
	chain: 'Source chain'
} as const;
const outcomes = {
	right: 'right',
	partly: 'partly right',
	wrong: 'not right',
	unanswered: 'not answered'
} as const;

/** “Pair, partly right” */
export const wentWords = ({ kind }: PublicItem, outcome: Outcome): string =>
	`${tasks[kind]}, ${outcomes[outcome]}`;
