/** What decides how a request is answered. */
export type Asked = {
	readonly method: string;
	readonly mode: string;
	readonly url: URL;
	/** Whether only a part is asked for (a `Range` header). */
	readonly part: boolean;
};

/**
 * - `kept`: never changes under its address, so what is on the device comes first
 * - `page`, `data`: the network first, and what is on the device where that is silent
 * - `pass`: none of the worker's business
 */
export type Strategy = 'kept' | 'page' | 'data' | 'pass';

/** Where Kit has the data of a page. */
export const dataEnd = '/__data.json';

/** Which way a request goes. What changes something, or comes from elsewhere, is never touched. */
export function strategyOf(
	{ method, mode, url, part }: Asked,
	{ origin, files }: { origin: string; files: readonly string[] }
): Strategy {
	if (method !== 'GET' || url.origin !== origin || part) return 'pass';
	const path = url.pathname;
	if (mode === 'navigate') return 'page';
	if (path.startsWith('/_app/immutable/') || path.startsWith('/modules/')) return 'kept';
	if (files.includes(path)) return 'kept';
	return path.endsWith('.json') && !path.startsWith('/_app/') ? 'data' : 'pass';
}

/** The page that a request for a page or its data is about. */
export function pageOf({ pathname }: URL): string {
	const page = pathname.endsWith(dataEnd) ? pathname.slice(0, -dataEnd.length) : pathname;
	return page.length > 1 ? page.replace(/\/$/, '') : '/';
}

/** Whether a lesson or a practice may be going on at an address: nothing is replaced under it. */
export const isAtWork = (url: string) =>
	/\/(lesson|practice\/session)\/?$/.test(new URL(url).pathname);

/**
 * Whether a reply may be kept: whole, good, and of this edition. A page of
 * another edition asks for files that may not be here when the network is gone.
 * @param edition of the worker; undefined for what is the same in every edition
 */
export function mayKeep(reply: Response, edition?: string): boolean {
	return (
		reply.status === 200
		&& !reply.redirected
		&& (edition === undefined || reply.headers.get('x-edition') === edition)
	);
}

/** Whether a reply was made for whoever asks, and not for one person. */
export const isForAnyone = (reply: Response) =>
	!/\b(private|no-store)\b/.test(reply.headers.get('cache-control') ?? '');
