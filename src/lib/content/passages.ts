import type { SentenceId, Source } from './module.ts';

/** The sources of a module, as the readers of items look things up in them. */
export type Passages = {
	readonly sources: ReadonlyMap<string, Source>;
	readonly texts: ReadonlyMap<SentenceId, string>;
	/** Sources with numbering errors: what is missing there is not reported a second time. */
	readonly unsure: ReadonlySet<string>;
	/** Sentences of each source, in order. */
	readonly sentences: ReadonlyMap<string, readonly SentenceId[]>;
	/** A sentence to show as an example. */
	readonly example: SentenceId;
};

export function passagesOf(sources: readonly Source[], unsure: ReadonlySet<string>): Passages {
	const texts = new Map<SentenceId, string>();
	const sentences = new Map<string, SentenceId[]>();
	let example: SentenceId | undefined;
	for (const source of sources) {
		const ids: SentenceId[] = [];
		for (const block of source.blocks)
			for (const sentence of block.sentences) {
				texts.set(sentence.id, sentence.text);
				ids.push(sentence.id);
				if (block.kind === 'paragraph') example ??= sentence.id;
			}
		sentences.set(source.id, ids);
	}
	return {
		sources: new Map(sources.map((source) => [source.id, source])),
		texts,
		unsure,
		sentences,
		example: example ?? 'gazette/2'
	};
}

export const sourceOf = (sentence: SentenceId): string => sentence.slice(0, sentence.indexOf('/'));
export const numberOf = (sentence: SentenceId): string => sentence.slice(sentence.indexOf('/') + 1);

/** What stands between two sentences of a paragraph: nothing in scripts without word spaces. */
export const joiner = (lang: string): '' | ' ' =>
	/^(zh|ja|th|lo|km|my)(-|$)/i.test(lang) ? '' : ' ';
