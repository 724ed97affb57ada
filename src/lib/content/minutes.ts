import type { PublicItem, Source } from './module.ts';
import { wordsOf } from './tongue.ts';

/** Silent reading of adults, rounded down for readers who weigh words (Brysbaert 2019: 238). */
const wordsPerMinute = 200;
const exampleSeconds = 25;

/** Seconds to answer an item whose passages have been read. */
export const itemSeconds = { label: 30, compare: 100, ladder: 150, chain: 150 } as const;

export const readingSeconds = (words: number): number => (words / wordsPerMinute) * 60;

/** Words that a learner reads in the passages. */
export function countWords(sources: readonly Source[]): number {
	let words = 0;
	for (const { lang, blocks } of sources)
		for (const { sentences } of blocks)
			for (const { text } of sentences) words += wordsOf(text, lang).length;
	return words;
}

/** How long a lesson takes, in whole minutes, in fives above twenty; of twins one is asked. */
export function minutesOf(sources: readonly Source[], items: readonly PublicItem[]): number {
	let total = readingSeconds(countWords(sources));
	for (const item of items) {
		if (item.kind === 'label' && item.twinOf !== undefined) continue;
		total += item.use === 'practice' ? itemSeconds[item.kind] : exampleSeconds;
	}
	const minutes = Math.max(1, Math.round(total / 60));
	return minutes > 20 ? Math.round(minutes / 5) * 5 : minutes;
}
