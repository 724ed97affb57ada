import type { RequestEvent } from '@sveltejs/kit';
import * as v from 'valibot';
import { ask, isRefused } from './auth.ts';
import * as guesses from './guesses.ts';
import type { Db } from './store/open.ts';

type Asking = Pick<RequestEvent, 'cookies' | 'locals' | 'request' | 'url'>;

/** Asking costs a row in the database. */
const bound = { most: 200, within: 10 * 60 * 1000 };

/**
 * What the browser needs to make a passkey; undefined: the person is signed out meanwhile. It is for
 * callers that have asked for the password: a passkey opens the account without one.
 */
export async function beginRegistration(event: Asking): Promise<object | undefined> {
	const reply = await ask<object>(event, (api, headers) =>
		api.generatePasskeyRegistrationOptions({ headers, returnHeaders: true })
	);
	return isRefused(reply) ? undefined : reply;
}

/** Keeps a passkey that the browser made. @returns false: it does not fit what was begun */
export async function finishRegistration(
	event: Asking,
	{ name, response }: { readonly name: string; readonly response: unknown }
): Promise<boolean> {
	const reply = await ask<unknown>(event, (api, headers) =>
		api.verifyPasskeyRegistration({ body: { name, response }, headers, returnHeaders: true })
	);
	return !isRefused(reply);
}

/** What the browser needs to use a passkey; `wait`: asked too often. */
export async function beginSignIn(event: Asking): Promise<object | 'wait'> {
	const { store, address, now } = event.locals;
	const key = `passkey ${guesses.networkOf(address)}`;
	if (!(await guesses.allow(store.db, key, bound, now))) return 'wait';
	const reply = await ask<object>(event, (api, headers) =>
		api.generatePasskeyAuthenticationOptions({ headers, returnHeaders: true })
	);
	return isRefused(reply) ? 'wait' : reply;
}

/** What an authenticator signs. */
const signed = v.object({ response: v.object({ authenticatorData: v.string() }) });

/**
 * Whether the authenticator asked for a finger, a face or a code: the third bit of byte 32 (WebAuthn,
 * 6.1). Browsers are told to, and better-auth does not look; a key that was found opens nothing.
 */
function knewItsOwner(response: unknown): boolean {
	const read = v.safeParse(signed, response);
	if (!read.success) return false;
	const flags = Buffer.from(read.output.response.authenticatorData, 'base64url')[32] ?? 0;
	return (flags & 4) !== 0;
}

/** Signs in whose passkey it is. */
export async function finishSignIn(event: Asking, response: unknown): Promise<boolean> {
	if (!knewItsOwner(response)) return false;
	const reply = await ask<unknown>(event, (api, headers) =>
		api.verifyPasskeyAuthentication({
			body: { response } as never,
			headers,
			returnHeaders: true
		})
	);
	return !isRefused(reply);
}

/** Someone's passkeys, in the order in which they were made. */
export function list(db: Db, user: string) {
	return db
		.selectFrom('passkey')
		.select(['id', 'name', 'createdAt'])
		.where('userId', '=', user)
		.orderBy('createdAt')
		.execute();
}

export async function rename(db: Db, user: string, id: string, name: string): Promise<void> {
	const own = db.updateTable('passkey').set({ name }).where('userId', '=', user);
	await own.where('id', '=', id).execute();
}

export async function remove(db: Db, user: string, id: string): Promise<void> {
	await db.deleteFrom('passkey').where('userId', '=', user).where('id', '=', id).execute();
}
