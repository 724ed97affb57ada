import type { CardRow } from '../../../content/module.ts';
import { certaintyWords, labelWords } from '../../words.ts';

const words: Readonly<Partial<Record<CardRow, Readonly<Record<string, string>>>>> = {
	sure: certaintyWords,
	basis: Object.fromEntries(
		Object.entries(labelWords).map(([label, { name }]) => [label, name.toLowerCase()])
	)
};

/** What an entry of a claim card is called: names of the closed lists in words, the rest as it is. */
export const cardWords = (row: CardRow, entry: string): string =>
	words[row]?.[entry] ?? (entry === '–' ? 'not said' : entry);
