/** True for a language tag that is well formed (BCP 47). */
export function isLanguage(text: string): boolean {
	try {
		return Intl.getCanonicalLocales(text).length === 1;
	} catch {
		return false;
	}
}

export const badLanguage = (text: string): string =>
	`"${text}" is not a language. Write its tag (BCP 47), for example en, ar or zh-Hant.`;

/** True for what can be an SPDX licence name. */
export const isLicence = (text: string): boolean => /^[A-Za-z0-9][A-Za-z0-9.+-]*$/.test(text);

export const badLicence = (text: string): string =>
	`"${text}" is not a licence. Write its SPDX name, for example CC-BY-4.0 or CC0-1.0.`;

/** Words of a text, numbers included; dictionaries cut scripts without word spaces. */
export function wordsOf(text: string, lang: string): string[] {
	if (!/^(zh|ja|th|lo|km|my)(-|$)/i.test(lang))
		return text.match(/[\p{L}\p{N}][\p{L}\p{M}\p{N}'’.,-]*/gu) ?? [];
	const cut = new Intl.Segmenter(lang, { granularity: 'word' }).segment(text);
	return [...cut].filter((part) => part.isWordLike).map((part) => part.segment);
}
