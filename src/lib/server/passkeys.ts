import type { RequestEvent } from '@sveltejs/kit';
import { ask, isRefused } from './auth.ts';
import * as guesses from './guesses.ts';
import type { Db } from './store/open.ts';

type Asking = Pick<RequestEvent, 'cookies' | 'locals' | 'request' | 'url'>;

/** Asking costs a row in the database. */
const bound = { most: 200, within: 10 * 60 * 1000 };

/** What the browser needs to make a passkey; `stale`: the person signed in too long ago. */
export async function beginRegistration(event: Asking): Promise<object | 'stale'> {
	const reply = await ask<object>(event, (api, headers) =>
		api.generatePasskeyRegistrationOptions({ headers, returnHeaders: true })
	);
	return isRefused(reply) ? 'stale' : reply;
}

/** Keeps a passkey that the browser made. @returns false: it does not fit what was asked for */
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

/** Signs in whose passkey it is. */
export async function finishSignIn(event: Asking, response: unknown): Promise<boolean> {
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
