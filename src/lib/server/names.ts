/** A name as it is shown, and as it is compared. */
export type Name = { readonly shown: string; readonly key: string };

/** In characters (code points). */
export const longestName = 60;

/**
 * Makes a typed name safe to show: one line, without controls, without marks that turn the direction
 * of what follows, and with no more than four accents on one letter.
 * @param most how long it may be, in code points
 */
export function read(typed: string, most = longestName): Name | 'empty' | 'long' {
	const shown = typed
		.toWellFormed()
		.normalize('NFKC')
		.replace(/[\p{Cc}\p{Zl}\p{Zp}\p{Zs}\ufffd]+/gu, ' ')
		.replace(invisible, '')
		.replace(/(\p{M}{4})\p{M}+/gu, '$1')
		.replace(/ +/g, ' ')
		.trim();
	if (!/[\p{L}\p{N}\p{S}\p{P}]/u.test(shown)) return 'empty';
	if ([...shown].length > most) return 'long';
	return { shown, key: keyOf(shown) };
}

/** Joiners and variants stay: emoji and Persian need them. Upper case first: `ß` and `SS` are alike. */
const keyOf = (shown: string) =>
	shown.toUpperCase().toLowerCase().normalize('NFKC').replace(joiners, '');

const joiners = /\u200c|\u200d|[\ufe00-\ufe0f]/g;
const invisible =
	/(?!\u200c|\u200d|[\ufe00-\ufe0f])[\p{Default_Ignorable_Code_Point}\p{Cf}\p{Co}\p{Cn}]/gu;
