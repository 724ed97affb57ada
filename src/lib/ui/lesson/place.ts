import type { Module, SentenceId, Source } from '../../content/module.ts';

/** A sentence and where it stands. */
export type Place = {
	readonly text: string;
	readonly source: Source;
	/** Whose turn it is, in an interview. */
	readonly speaker?: string;
};

/** @throws when the module has no such sentence: it is broken. */
export function placeOf(module: Module, id: SentenceId): Place {
	for (const source of module.sources) {
		for (const { sentences, speaker } of source.blocks) {
			const sentence = sentences.find((one) => one.id === id);
			if (sentence) return { text: sentence.text, source, ...(speaker && { speaker }) };
		}
	}
	throw new Error(`There is no sentence ${id} in ${module.id}.`);
}

/** The name of the n-th card of a list, from 0: A, B, C … */
export const letter = (index: number) => String.fromCharCode(65 + index);

/** The opening of a text, cut at a word: “The clock stopped …”. */
export function opening(text: string, words: number): string {
	const all = text.split(' ');
	return all.length <= words ? text : `${all.slice(0, words).join(' ')} …`;
}
