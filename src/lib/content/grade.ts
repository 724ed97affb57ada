import { syllable } from 'syllable';
import type { Source } from './module.ts';
import { wordsOf } from './tongue.ts';

/**
 * Flesch–Kincaid grade level of the passages: 0.39 words per sentence + 11.8 syllables per word
 * − 15.59 (Kincaid, Fishburne, Rogers & Chissom 1975, Research Branch Report 8-75). Headlines
 * are left out; a number counts as one syllable.
 *
 * @returns undefined when no passage is in English, for which alone the formula was made
 */
export function readingGrade(sources: readonly Source[]): number | undefined {
	let [sentences, words, syllables] = [0, 0, 0];
	for (const { lang, blocks } of sources) {
		if (!/^en(-|$)/i.test(lang)) continue;
		for (const block of blocks) {
			if (block.kind === 'headline' || block.kind === 'subheading') continue;
			for (const { text } of block.sentences) {
				sentences += 1;
				for (const word of wordsOf(text, lang)) {
					words += 1;
					syllables += Math.max(1, syllable(word));
				}
			}
		}
	}
	if (!words) return undefined;
	const grade = (0.39 * words) / sentences + (11.8 * syllables) / words - 15.59;
	return Math.round(grade * 10) / 10;
}
