/**
 * A counted phrase in the plural form of its language; `#` stands for the number:
 * `plural(6, { one: '# passage', other: '# passages' })` is “6 passages”.
 */
export function plural(
	count: number,
	forms: Partial<Record<Intl.LDMLPluralRule, string>> & { readonly other: string },
	lang = 'en-GB'
): string {
	const form = forms[new Intl.PluralRules(lang).select(count)] ?? forms.other;
	return form.replace('#', new Intl.NumberFormat(lang).format(count));
}
