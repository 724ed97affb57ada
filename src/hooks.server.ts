import { version } from '$app/environment';
import { text, type Handle, type HandleServerError } from '@sveltejs/kit';
import { mayChange } from '#lib/server/guard.ts';
import { securityHeaders } from '#lib/server/headers.ts';

const otherSite = 'Refused: this request came from another site. Nothing was changed.';

export const handle: Handle = async ({ event, resolve }) => {
	const origin = event.url.origin;
	const response = mayChange(event.request, origin)
		? await resolve(event)
		: text(otherSite, { status: 403 });
	for (const [name, value] of Object.entries(securityHeaders(origin))) {
		if (!response.headers.has(name)) response.headers.set(name, value);
	}
	// A device that keeps pages must not mix editions.
	response.headers.set('x-edition', version);
	return response;
};

/** The person gets a number to quote; what happened stays in the log. */
export const handleError: HandleServerError = ({ error, event, status, message }) => {
	if (status < 500) return { message };
	const id = crypto.randomUUID().slice(0, 8);
	console.error(`fault ${id} ${event.request.method} ${event.route.id ?? 'no route'}`, error);
	return { message: 'Something went wrong on our side.', id };
};
