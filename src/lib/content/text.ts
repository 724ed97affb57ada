import type { Notes } from './problem.ts';

export type Content = string | Uint8Array;

/** Larger than any text that a learner could be asked to read. */
export const sourceLimit = 200_000;
/** The questions of one module. */
export const listLimit = 2_000_000;

/**
 * The text of a file, in Unicode normal form C with `\n` line ends, or nothing when it is too
 * large (which is said before anything of it is looked at) or not UTF-8.
 */
export function readText(content: Content, limit: number, notes: Notes): string | undefined {
	if (content.length > limit) {
		const size =
			content.length < 1e6
				? `${Math.ceil(content.length / 1000)} KB`
				: `${(content.length / 1e6).toFixed(1)} MB`;
		notes.error(
			1,
			`the file has ${size}; at most ${limit / 1000} KB are read. Split it, or shorten it.`
		);
		return undefined;
	}
	let text = content;
	if (typeof text !== 'string') {
		try {
			text = new TextDecoder('utf-8', { fatal: true }).decode(text);
		} catch {
			const at = firstBadByte(content as Uint8Array);
			notes.error(
				at.line,
				`this is not UTF-8 text: byte ${at.inLine} of the line is 0x${at.value}. Save the file as UTF-8.`
			);
			return undefined;
		}
	}
	const plain = text
		.replace(/^\uFEFF/, '')
		.replace(/\r\n?/g, '\n')
		.normalize('NFC');
	checkLines(plain, notes);
	return plain;
}

/** Goes from sign to sign and tries each; only for the message. */
function firstBadByte(bytes: Uint8Array): { line: number; inLine: number; value: string } {
	const decoder = new TextDecoder('utf-8', { fatal: true });
	let [line, start, at] = [1, 0, 0];
	for (; at < bytes.length;) {
		const byte = bytes[at]!;
		const length = byte < 0x80 ? 1 : byte < 0xe0 ? 2 : byte < 0xf0 ? 3 : 4;
		try {
			decoder.decode(bytes.subarray(at, at + length));
		} catch {
			break;
		}
		at += length;
		if (byte === 10) [line, start] = [line + 1, at];
	}
	const value = (bytes[at] ?? 0).toString(16).padStart(2, '0').toUpperCase();
	return { line, inLine: at - start + 1, value };
}

const direction = /[\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069]/;
// eslint-disable-next-line no-control-regex
const control = /[\u0000-\u0008\u000B-\u001F\u007F-\u009F\u200B\uFEFF]/;
const markup = /<(?=[a-z/!?])[^>\s]{0,20}/i;
const link = /(?<!\\)\]\(/;
const script = /\b(?:javascript|vbscript)\s*:|\bdata:(?=\w+\/)/i;

/** What no line of any file may hold, whatever it stands in. */
function checkLines(text: string, notes: Notes): void {
	text.split('\n').forEach((line, index) => {
		const at = index + 1;
		if (direction.test(line))
			notes.error(
				at,
				'an invisible direction control is hidden in this line. Delete it; the page sets the direction from "lang".'
			);
		const hidden = control.exec(line);
		if (hidden)
			notes.error(
				at,
				`an invisible control sign (U+${hidden[0].charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}) is hidden in this line. Delete it.`
			);
		const tag = markup.exec(line);
		if (tag)
			notes.error(
				at,
				`HTML is not allowed ("${tag[0]}"). Write plain text; a "<" that is to be seen needs a space behind it.`
			);
		if (link.test(line) && !/^!\[/.test(line.trimStart()))
			notes.error(
				at,
				'links are not allowed. Write the words alone; where a source is from stands under "from".'
			);
		const scheme = script.exec(line);
		if (scheme) notes.error(at, `"${scheme[0]}" is not allowed, nothing here may run. Delete it.`);
	});
}
