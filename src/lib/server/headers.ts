/** The script that makes lessons work offline asks the network by its own policy, not by a page's. */
export const workerScript = '/service-worker.js';
export const workerPolicy =
	"default-src 'none'; connect-src 'self'; base-uri 'none'; frame-ancestors 'none'";

/**
 * Security headers of every response. The strict policy is for what is not a page: a page replaces
 * it by its own with nonces (svelte.config.js).
 * @param origin the public address
 */
export function securityHeaders(origin: string): Readonly<Record<string, string>> {
	return {
		'content-security-policy': "default-src 'none'; base-uri 'none'; frame-ancestors 'none'",
		'x-content-type-options': 'nosniff',
		'referrer-policy': 'same-origin',
		'cross-origin-opener-policy': 'same-origin',
		'cross-origin-resource-policy': 'same-origin',
		'permissions-policy': 'camera=(), geolocation=(), microphone=(), payment=(), usb=()',
		// Over plain http browsers ignore it, and a school's test address must not be pinned to TLS.
		...(origin.startsWith('https:') && { 'strict-transport-security': 'max-age=31536000' })
	};
}
