/**
 * Where a person wanted to go before signing in.
 * @returns a path of this site; undefined: none was said, or it leads elsewhere
 */
export function nextOf({ searchParams, origin }: URL): string | undefined {
	const next = searchParams.get('next');
	// `//host` and `/\host` are other sites to a browser.
	if (!next || !/^\/(?![/\\])/.test(next)) return undefined;
	const url = URL.parse(next, origin);
	// `/.//host` is a path that becomes `//host`.
	if (url?.origin !== origin || url.pathname.startsWith('//')) return undefined;
	return url.pathname + url.search + url.hash;
}
