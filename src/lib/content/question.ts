import type { Module, PublicItem, SentenceId } from './module.ts';

/** What an item asks about, as a sentence. */
export function questionOf(item: PublicItem, module: Module): string {
	if (item.kind === 'compare') return item.question;
	return item.kind === 'label' ? textOf(item, module, item.sentence) : item.claim;
}

/** A sentence as it reads in an item; empty where the module has none of that name. */
export function textOf(item: PublicItem, { sources }: Module, sentence: SentenceId): string {
	if (item.kind === 'label' && item.reads && sentence === item.sentence) return item.reads;
	return (
		sources
			.flatMap(({ blocks }) => blocks)
			.flatMap(({ sentences }) => sentences)
			.find(({ id }) => id === sentence)?.text ?? ''
	);
}

/** The passages that an item stands on. */
export function passagesOf(item: PublicItem): readonly string[] {
	if (item.kind === 'compare') return item.sources;
	const sentences = item.kind === 'label' ? [item.sentence] : item.sentences;
	return sentences.map((sentence) => sentence.slice(0, sentence.indexOf('/')));
}
