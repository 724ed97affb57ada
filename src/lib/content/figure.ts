import type { Notes } from './problem.ts';
import type { Content } from './text.ts';

/** A picture, ready to be shown from a data URL. */
export type Figure = { readonly type: string; readonly base64: string };

const types: Readonly<Record<string, string>> = {
	svg: 'image/svg+xml',
	png: 'image/png',
	jpg: 'image/jpeg',
	jpeg: 'image/jpeg',
	webp: 'image/webp',
	avif: 'image/avif'
};
const limit = 300_000;

export const isFigure = (file: string): boolean => typeOf(file) !== undefined;
const typeOf = (file: string): string | undefined => {
	const ending = /^[a-z0-9-]+\.([a-z]+)$/.exec(file)?.[1];
	return ending !== undefined && Object.hasOwn(types, ending) ? types[ending] : undefined;
};

/** Reads a figure; one that is too large, or an SVG that could run or load something, is refused. */
export function readFigure(file: string, content: Content, notes: Notes): Figure | undefined {
	const type = typeOf(file);
	if (!type) return undefined;
	if (content.length > limit) {
		notes.error(
			1,
			`the figure has ${Math.ceil(content.length / 1000)} KB; at most ${limit / 1000} KB are shown. Make it smaller.`
		);
		return undefined;
	}
	const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content;
	if (type === 'image/svg+xml') {
		const active =
			/<script|<foreignObject|<iframe|\son[a-z]+\s*=|javascript:|<!ENTITY|(?:href|src)\s*=\s*["']\s*(?!#)[^"'\s]/i.exec(
				new TextDecoder().decode(bytes)
			);
		if (active) {
			notes.error(
				1,
				`the figure holds something that runs or loads ("${active[0].trim()}"). Draw it without.`
			);
			return undefined;
		}
	}
	let binary = '';
	for (let at = 0; at < bytes.length; at += 8192)
		binary += String.fromCharCode(...bytes.subarray(at, at + 8192));
	return { type, base64: btoa(binary) };
}
