/**
 * Where a person wanted to go before signing in.
 * @returns a path of this site; undefined: none was said, or it leads elsewhere
 */
export function nextOf({ searchParams, origin }: URL): string | undefined {
	const next = searchParams.get('next');
	// `//host` and `/\host` are other sites to a browser.
	if (!next || !/^\/(?![/\\])/.test(next)) return undefined;
	const url = URL.parse(next, origin);
	if (url?.origin !== origin) return undefined;
	return url.pathname + url.search + url.hash;
}
