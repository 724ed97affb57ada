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
	if (site !== null) return site === 'same-origin' || site === 'none';
	return request.headers.get('origin') === origin;
}
