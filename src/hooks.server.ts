import { building, version } from '$app/environment';
import { resolve as address } from '$app/paths';
import {
	error,
	isHttpError,
	json,
	redirect,
	text,
	type Handle,
	type HandleServerError,
	type RequestEvent,
	type ServerInit
} from '@sveltejs/kit';
import { asksMembership, decide, refusals } from '#lib/server/access.ts';
import { addressOf } from '#lib/server/address.ts';
import { guardBody, isText } from '#lib/server/body.ts';
import { mayChange, namesNoAction } from '#lib/server/guard.ts';
import { securityHeaders } from '#lib/server/headers.ts';
import * as memberships from '#lib/server/memberships.ts';
import * as retention from '#lib/server/retention.ts';
import * as sessions from '#lib/server/sessions.ts';
import * as settings from '#lib/server/settings.ts';
import * as setup from '#lib/server/setup.ts';
import { StoreError } from '#lib/server/store/error.ts';
import { open, type Store } from '#lib/server/store/open.ts';
import { defaultPath } from '#lib/server/store/place.ts';

const otherSite = 'Refused: this request came from another site. Nothing was changed.';

let store: Store;
let secret: string;

export const init: ServerInit = async () => {
	if (building) return;
	store = await open(process.env['DATABASE_URL'] || defaultPath);
	process.once('sveltekit:shutdown', () => void store.close());
	secret = await settings.secret(store.db);
	retention.daily(store.db);
	const code = await setup.prepare(store.db, process.env['GROUNDS_SETUP_CODE'] || undefined);
	if (code) console.log(`Nobody runs this server yet: open /setup and enter this code: ${code}`);
};

export const handle: Handle = async ({ event, resolve }) => {
	const origin = event.url.origin;
	const response = mayChange(event.request, origin)
		? await admit(event, resolve).catch((thrown: unknown) => unreached(event, thrown))
		: text(otherSite, { status: 403 });
	for (const [name, value] of Object.entries(securityHeaders(origin))) {
		if (!response.headers.has(name)) response.headers.set(name, value);
	}
	// A device that keeps pages must not mix editions.
	response.headers.set('x-edition', version);
	// What was made for one person is kept by nobody else; what says itself how long it lasts is not.
	const personal = event.locals.person || event.request.method === 'POST';
	if (personal && !response.headers.has('cache-control')) {
		response.headers.set('cache-control', 'private, no-store');
	}
	// Guesses are counted for ten minutes or more.
	if (response.status === 429 && !response.headers.has('retry-after')) {
		response.headers.set('retry-after', '600');
	}
	return response;
};

/** Finds out who asks, and lets in who may. */
async function admit(
	event: RequestEvent,
	resolve: Parameters<Handle>[0]['resolve']
): Promise<Response> {
	const { locals, params, route, request, url } = event;
	const written = [...Object.values(params), ...[...url.searchParams].flat()];
	if (namesNoAction(url) || !written.every((text) => isText(text ?? ''))) {
		return refuse(event, 'unknown');
	}
	guardBody(request, route.id);
	locals.store = store;
	locals.now = new Date();
	locals.address = addressOf(event);
	const person = await sessions.resume(event, secret);
	const asked = { route: route.id, method: request.method };
	const id = asksMembership(asked) && (params as { class?: string }).class;
	const membership = (person && id && (await memberships.find(store.db, id, person.id))) || null;
	locals.person = person;
	locals.membership = membership;
	const decision = decide({ ...asked, person, membership });
	if (decision !== 'allowed') return refuse(event, decision);
	const response = await resolve(event);
	return locals.unavailable ? later(response) : response;
}

/** A person gets a page, a program a status and a sentence. */
function refuse(event: RequestEvent, decision: keyof typeof refusals): Promise<Response> {
	const { request, url, route, isDataRequest } = event;
	const { status, message } = refusals[decision];
	const reading = request.method === 'GET' || request.method === 'HEAD';
	const accepts = request.headers.get('accept') ?? '';
	const isApi = route.id?.startsWith('/api/') ?? false;
	if (decision === 'sign in' && reading && !isApi) {
		redirect(303, `${address('/')}sign-in?next=${encodeURIComponent(url.pathname + url.search)}`);
	}
	// Kit's forms understand no other refusal than this.
	if (request.headers.has('x-sveltekit-action')) {
		return Promise.resolve(json({ type: 'error', error: { message } }, { status }));
	}
	if (isApi || isDataRequest || !(reading || accepts.includes('text/html'))) error(status, message);
	// Without the cookie nobody asks the store who it is, which could not say.
	const credentials = decision === 'unavailable' ? 'omit' : 'same-origin';
	return event.fetch(address('/(site)/refused/[status]', { status: String(status) }), {
		credentials
	});
}

/** Where the store could not even say who asks. */
async function unreached(event: RequestEvent, thrown: unknown): Promise<Response> {
	if (!isUnavailable(thrown)) throw thrown;
	console.error(`store ${event.request.method} ${event.route.id ?? 'no route'}`, thrown.message);
	try {
		return later(await refuse(event, 'unavailable'));
	} catch (refused) {
		if (!isHttpError(refused)) throw refused;
		return later(json(refused.body));
	}
}

const isUnavailable = (thrown: unknown): thrown is StoreError =>
	thrown instanceof StoreError && thrown.trouble === 'unavailable';

/** The same reply, with word that it may go better soon. */
const later = ({ body, headers }: Response) => {
	const again = new Response(body, { status: 503, headers });
	again.headers.set('retry-after', '5');
	return again;
};

/** The person gets a number to quote; what happened stays in the log. */
export const handleError: HandleServerError = ({ error, event, status, message }) => {
	if (isUnavailable(error)) {
		event.locals.unavailable = true;
		console.error(`store ${event.request.method} ${event.route.id ?? 'no route'}`, error.message);
		return { message: refusals.unavailable.message };
	}
	if (status < 500) return { message };
	const id = crypto.randomUUID().slice(0, 8);
	console.error(`fault ${id} ${event.request.method} ${event.route.id ?? 'no route'}`, error);
	return { message: 'Something went wrong on our side.', id };
};
