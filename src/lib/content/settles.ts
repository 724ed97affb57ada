import type { SentenceId, Span } from './module.ts';
import { sourceOf } from './passages.ts';
import type { Passages } from './passages.ts';
import type { Notes } from './problem.ts';

/** Curly and straight quotation marks, and kinds of space, count as equal; lengths stay. */
const folded = (text: string): string =>
	text
		.replace(/[“”„‟]/g, '"')
		.replace(/[‘’‚‛]/g, "'")
		.replace(/\s/g, ' ');

type Places = { readonly count: number; readonly spans: readonly Span[] };

function find(words: string, texts: Iterable<readonly [SentenceId, string]>): Places {
	const spans: Span[] = [];
	for (const [sentence, text] of texts) {
		const within = folded(text);
		for (let at = within.indexOf(words); at >= 0; at = within.indexOf(words, at + 1))
			spans.push({ sentence, start: at, end: at + words.length });
	}
	return { count: spans.length, spans };
}

/**
 * Resolves `settles`: words copied from the passage, “ … ” between several places. Each place must
 * occur exactly once in the item's sentences or, failing that, in their passages.
 *
 * @param own the item's sentences, a twin's in its own wording
 */
export function readSettles(
	settles: string,
	own: ReadonlyMap<SentenceId, string>,
	passages: Passages,
	line: number,
	notes: Notes
): Span[] {
	const whole = find(folded(settles), own);
	if (whole.count === 1) return [...whole.spans];
	const sources = new Set([...own.keys()].map(sourceOf));
	function* around(): Iterable<readonly [SentenceId, string]> {
		for (const source of sources)
			for (const id of passages.sentences.get(source) ?? [])
				if (!own.has(id)) yield [id, passages.texts.get(id) ?? ''];
	}
	const resolved: Span[] = [];
	for (const place of settles.split(/\s…\s/)) {
		const words = folded(place.trim());
		if (!words) continue;
		let found = find(words, own);
		if (!found.count) found = find(words, around());
		const [span] = found.spans;
		if (found.count === 1 && span) resolved.push(span);
		else if (found.count > 1) {
			const where = [...new Set(found.spans.map((one) => one.sentence))].join(', ');
			notes.error(
				line,
				`“${place.trim()}” occurs ${found.count} times (${where}). Quote more words.`
			);
		} else if (![...sources].some((source) => passages.unsure.has(source))) {
			const [[id, text] = ['', '']] = own;
			const reads = text.length > 60 ? `${text.slice(0, 60)}…` : text;
			notes.error(
				line,
				`“${place.trim()}” does not occur in ${[...own.keys()].join(' or ')} nor around ${own.size > 1 ? 'them' : 'it'}. ${id} reads: “${reads}”. Copy the words from there.`
			);
		}
	}
	return resolved;
}
