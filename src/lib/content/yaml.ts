import { Lexer, LineCounter, isAlias, isMap, isScalar, isSeq, parseDocument } from 'yaml';
import type { Document, Node, ParsedNode } from 'yaml';
import type { Notes } from './problem.ts';

export type Text = { readonly kind: 'text'; readonly line: number; readonly text: string };
type List = {
	readonly kind: 'list';
	readonly line: number;
	readonly values: readonly Value[];
};
export type Entry = { readonly line: number; readonly name: string; readonly value: Value };
export type Dict = {
	readonly kind: 'dict';
	readonly line: number;
	readonly entries: readonly Entry[];
};
/** YAML as people mean it here: every word stays the words written, with its line. */
export type Value = Text | List | Dict;

/**
 * Reads YAML in the failsafe schema, so that `no`, `2031-05-06` and `0350` remain what was written.
 *
 * @param skip lines before the first, when the YAML is the front matter of another file
 * @returns nothing when the text is not YAML; why has then been noted
 */
export function readYaml(text: string, notes: Notes, skip = 0): Value | undefined {
	const lines = new LineCounter();
	let document: Document.Parsed;
	try {
		document = parseDocument(text, {
			schema: 'failsafe',
			prettyErrors: false,
			uniqueKeys: false,
			lineCounter: lines
		});
	} catch {
		// Brackets within brackets, thousands deep, exhaust the reader.
		notes.error(1 + skip, 'this cannot be read: it is nested too deeply.');
		return undefined;
	}
	const lineAt = (offset: number) => lines.linePos(offset).line + skip;
	checkComments(text, lineAt, notes);
	const rows = text.split('\n');
	const [first] = document.errors;
	if (first) {
		const line = lineAt(Math.max(0, Math.min(first.pos[0], text.trimEnd().length - 1)));
		notes.error(line, explain((rows[line - skip - 1] ?? '').slice(0, 500), first.message));
		return undefined;
	}
	return document.contents ? convert(document.contents, lineAt, notes, 1 + skip, 0) : undefined;
}

function explain(row: string, message: string): string {
	if (/^[ -]*\t/.test(row)) return 'the line is indented with a tab. Use spaces.';
	if (/^[\s-]*[^"]*?: +"[^"]*"\s*[^\s#,\]}]/.test(row))
		return 'a text that begins with a straight quotation mark must be quoted as a whole. Use curly quotes inside: “like this”.';
	if (/Nested mappings|Implicit map keys/.test(message) && /: .*: /.test(row + ' '))
		return 'a colon followed by a space inside a text. Put the text in quotation marks, or use a dash.';
	if (/cannot start with/.test(message))
		return `a text cannot begin like this (${message}). Put the text in quotation marks.`;
	return `this is not YAML (${message}). Compare it with the lines around; mind the indentation, colons and closing brackets.`;
}

const marks = new Set(['\u0002', '\u0018', '\u001F', '\uFEFF']);

/** A comment behind a text is nearly always a text that was meant to hold a `#`. */
function checkComments(text: string, lineAt: (offset: number) => number, notes: Notes): void {
	let offset = 0;
	for (const token of new Lexer().lex(text)) {
		// The lexer's own marks (U+0002, U+0018, U+001F, U+FEFF) have no width in the text.
		if (marks.has(token)) continue;
		if (token.startsWith('#')) {
			const row = text.slice(text.lastIndexOf('\n', offset - 1) + 1, offset);
			if (row.trim()) {
				const gap = /\s*$/.exec(row)?.[0] ?? '';
				notes.error(
					lineAt(offset),
					`everything after "#" is a comment and would be lost ("${gap}${token}"). Put the text in quotation marks, or move the comment to its own line.`
				);
			}
		}
		offset += token.length;
	}
}

function convert(
	node: ParsedNode | Node,
	lineAt: (offset: number) => number,
	notes: Notes,
	outer: number,
	depth: number
): Value {
	const line = node.range ? lineAt(node.range[0]) : outer;
	if (isAlias(node) || ('anchor' in node && node.anchor) || node.tag?.startsWith('!'))
		notes.error(
			line,
			'references and tags ("&", "*", "!") are not used here. Put the text in quotation marks.'
		);
	if (depth > 6) {
		notes.error(
			line,
			'this is nested too deeply. Nothing here goes further than a list inside a field.'
		);
		return { kind: 'text', line, text: '' };
	}
	if (isSeq(node))
		return {
			kind: 'list',
			line,
			values: node.items.map((item) => convert(item as Node, lineAt, notes, line, depth + 1))
		};
	if (isMap(node)) {
		const seen = new Map<string, number>();
		const entries = node.items.map((pair): Entry => {
			const key = pair.key as Node;
			const at = key.range ? lineAt(key.range[0]) : line;
			const name = isScalar(key) ? String(key.value).normalize('NFC') : '';
			if (!isScalar(key)) notes.error(at, 'the name before the colon must be plain words.');
			const before = seen.get(name);
			if (before !== undefined)
				notes.error(at, `"${name}" stands here twice (also in line ${before}). Keep one of them.`);
			seen.set(name, at);
			const value = pair.value as Node | null;
			return {
				line: at,
				name,
				value: value
					? convert(value, lineAt, notes, at, depth + 1)
					: { kind: 'text', line: at, text: '' }
			};
		});
		return { kind: 'dict', line, entries };
	}
	return { kind: 'text', line, text: isScalar(node) ? String(node.value ?? '').trim() : '' };
}
