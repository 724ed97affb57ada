/** Names of modules, sources, items, claims and roots: kept for ever, used in addresses. */
const form = /^[a-z0-9]+(-[a-z0-9]+)*$/;

/** A server takes names of at most 100 signs, sentence numbers included. */
const longest = 60;

/** True for a name that may be kept: small letters, digits and hyphens, nothing built in. */
export function isName(text: string): boolean {
	return form.test(text) && text.length <= longest && !isBuiltIn(text);
}

/** Names that every JavaScript object answers to; as a key they would be mistaken for content. */
export const isBuiltIn = (text: string): boolean => text in Object.prototype;

export const badName = (text: string): string =>
	text.length > longest
		? `"${text.slice(0, 30)}…" has ${text.length} signs; a name has at most ${longest}. Shorten it.`
		: `"${text}" cannot be a name. Use small letters, digits and hyphens, for example two-engines.`;
