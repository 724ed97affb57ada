import type { Span } from '../content/module.ts';

/** A stretch of a sentence; `note` numbers the marked places of a passage from 1. */
export type Piece = { readonly text: string; readonly note?: number };

/**
 * Cuts a sentence at its marked words. Spans of other sentences are passed over; overlapping
 * spans are joined into the first. `notes` counts over all spans given, in their order.
 */
export function pieces(id: string, text: string, spans: readonly Span[]): readonly Piece[] {
	const own = spans
		.map((span, index) => ({ ...span, note: index + 1 }))
		.filter((span) => span.sentence === id)
		.sort((a, b) => a.start - b.start);
	const cut: Piece[] = [];
	let at = 0;
	for (const span of own) {
		if (span.start < at) continue;
		if (span.start > at) cut.push({ text: text.slice(at, span.start) });
		cut.push({ text: text.slice(span.start, span.end), note: span.note });
		at = span.end;
	}
	if (at < text.length) cut.push({ text: text.slice(at) });
	return cut;
}
