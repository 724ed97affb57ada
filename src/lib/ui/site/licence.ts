const known: Readonly<Record<string, { name: string; href: string }>> = {
	'CC-BY-4.0': { name: 'CC BY 4.0', href: 'https://creativecommons.org/licenses/by/4.0/' },
	'CC-BY-SA-4.0': { name: 'CC BY-SA 4.0', href: 'https://creativecommons.org/licenses/by-sa/4.0/' },
	'CC0-1.0': { name: 'CC0 1.0', href: 'https://creativecommons.org/publicdomain/zero/1.0/' }
};

/** What a licence is called and where its text stands, by its SPDX identifier. */
export function licenceOf(spdx: string): { name: string; href: string } {
	return Object.hasOwn(known, spdx)
		? known[spdx]!
		: { name: spdx, href: `https://spdx.org/licenses/${encodeURIComponent(spdx)}.html` };
}
