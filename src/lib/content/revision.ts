import type { Hash } from './labellings.ts';

/** JSON with sorted names: the same content gives the same text, whatever the order of writing. */
function canonical(value: unknown): string {
	if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
	if (value === null || typeof value !== 'object') return JSON.stringify(value) ?? 'null';
	const parts = Object.entries(value)
		.filter(([, one]) => one !== undefined)
		.sort(([a], [b]) => (a < b ? -1 : 1))
		.map(([name, one]) => `${JSON.stringify(name)}:${canonical(one)}`);
	return `{${parts.join(',')}}`;
}

/** The name under which this very content is kept: the first 16 hexadecimal digits of its hash. */
export const revisionOf = (content: unknown, hash: Hash): string =>
	hash(canonical(content)).slice(0, 16);
