import { json } from '@sveltejs/kit';

/** The address holds the revision, and a revision never changes. */
const forever = 'public, max-age=31536000, immutable';

/**
 * What is open only until its case is reserved: no cache between us and the device may hand it on,
 * and the device asks each time. What the service worker keeps is another matter.
 */
export const mayEnd = { 'cache-control': 'private, no-cache' };

/** An artefact of one revision: may be kept for ever. */
export function kept(
	body: BodyInit,
	type: string,
	headers: Readonly<Record<string, string>> = {}
): Response {
	return new Response(body, {
		headers: {
			'content-type': type,
			'cache-control': forever,
			...headers
		}
	});
}

/** 404 for what is not, or no longer, on the shelf. Not to be kept: it may come. */
export function missing(message: string): Response {
	return json({ message }, { status: 404, headers: { 'cache-control': 'no-store' } });
}

/** 403 for a reserved case. Not to be kept: it may be given back. */
export function refused(message: string): Response {
	return json({ message }, { status: 403, headers: { 'cache-control': 'no-store' } });
}

export const noSuchRevision =
	'This edition of the case is not here. The case may have been corrected: load the page again. Your answers are kept.';
