import type { IncomingMessage } from 'node:http';
import type { RequestEvent } from '@sveltejs/kit';

let told = false;

/**
 * Whose request it is, for counting guesses: the other end of the connection, or behind a proxy what
 * the header named by ADDRESS_HEADER says. A request that came past the proxy lacks that header; it
 * counts by its connection, so that nobody gains by going round.
 */
export function addressOf({
	getClientAddress,
	platform
}: Pick<RequestEvent, 'getClientAddress' | 'platform'>): string {
	try {
		return getClientAddress();
	} catch (error) {
		if (!told) console.warn('ADDRESS_HEADER and XFF_DEPTH do not fit the proxy:', String(error));
		told = true;
		const { req } = (platform ?? {}) as { req?: IncomingMessage };
		return req?.socket.remoteAddress ?? '';
	}
}
