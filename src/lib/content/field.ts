/**
 * One field of the format: the checker, the JSON Schema and the writing guide all read these
 * tables, so that none of them can fall behind.
 */
export type Field = {
	readonly name: string;
	readonly value: FieldValue;
	readonly required?: boolean;
	/** What it is, for editors. */
	readonly about: string;
	/** What to write when it is missing. */
	readonly ask?: string;
};

export type FieldValue =
	| { readonly form: 'text' }
	| { readonly form: 'number'; readonly from: number; readonly to: number }
	| { readonly form: 'flag' }
	| { readonly form: 'choice'; readonly noun: string; readonly of: readonly string[] }
	| { readonly form: 'list'; readonly noun?: string; readonly of?: readonly string[] }
	| { readonly form: 'texts' }
	| { readonly form: 'lists' }
	| { readonly form: 'records'; readonly of: readonly Field[] };

/** `kind` is a choice; a word that begins with a vowel takes `an`. */
export const withArticle = (noun: string): string =>
	/^[aeiou]/.test(noun) ? `an ${noun}` : `a ${noun}`;

const text = { form: 'text' } as const;
const list = { form: 'list' } as const;
const texts = { form: 'texts' } as const;
const records = (of: readonly Field[]) => ({ form: 'records', of }) as const;
const choice = (noun: string, of: readonly string[]) => ({ form: 'choice', noun, of }) as const;

export const value = { text, list, texts, records, choice } as const;
