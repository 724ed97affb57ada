const reading = new Set(['GET', 'HEAD', 'OPTIONS']);

/**
 * Whether a request may change something here: browsers say by Sec-Fetch-Site where it comes from
 * (`none`: the user's own doing, such as a reload); over plain http from another computer they
 * leave that out, and Origin must be the public address. Neither said: no current browser does
 * that, so it is refused. The content type plays no part.
 * @param origin the public address
 */
export function mayChange(request: Pick<Request, 'method' | 'headers'>, origin: string): boolean {
	if (reading.has(request.method)) return true;
	const site = request.headers.get('sec-fetch-site');
	const from = request.headers.get('origin');
	if (site === null) return from === origin;
	// A foreign name that was made to point here is its own “same origin”.
	return (site === 'same-origin' || site === 'none') && (from === null || from === origin);
}

/**
 * Whether a form names an action that none can be: Kit looks names up in a plain object, where
 * `?/constructor` finds something.
 */
export function namesNoAction({ searchParams }: Pick<URL, 'searchParams'>): boolean {
	const name = [...searchParams.keys()].find((key) => key.startsWith('/'))?.slice(1);
	return name !== undefined && (name === 'default' || name in Object.prototype);
}
