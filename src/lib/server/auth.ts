import type { RequestEvent } from '@sveltejs/kit';
import { deviceOf } from './devices.ts';
import { passwordLength } from './passwordrules.ts';
import * as passwords from './passwords.ts';
import * as sessions from './sessions.ts';
import * as settings from './settings.ts';
import type { Db } from './store/open.ts';

/* better-auth takes 100 MB once it is loaded, so it is loaded by the first who needs it (decision 10). */

export type Auth = Awaited<ReturnType<typeof make>>;
type Asking = Pick<RequestEvent, 'cookies' | 'locals' | 'request' | 'url'>;

/** One for each database and public address; there is one of each but in tests. */
const made = new WeakMap<Db, Map<string, Promise<Auth>>>();

async function load(db: Db, origin: string): Promise<Auth> {
	const known = made.get(db) ?? new Map<string, Promise<Auth>>();
	made.set(db, known);
	const auth = known.get(origin) ?? make(db, origin);
	known.set(origin, auth);
	try {
		return await auth;
	} catch (error) {
		known.delete(origin);
		throw error;
	}
}

async function make(db: Db, origin: string) {
	const [{ betterAuth }, { twoFactor }, { passkey }, secret] = await Promise.all([
		import('better-auth'),
		import('better-auth/plugins'),
		import('@better-auth/passkey'),
		settings.secret(db)
	]);
	const cookie = sessions.cookieName(origin);
	return betterAuth({
		appName: 'Grounds',
		baseURL: origin,
		secret,
		// On PostgreSQL too: it is what makes it keep times as text and truth as 0 or 1.
		database: { db, type: 'sqlite', transaction: true },
		telemetry: { enabled: false },
		logger: { level: 'error' },
		// Its own routes are not served; those who call it count guesses (`guesses.ts`).
		rateLimit: { enabled: false },
		user: { additionalFields: { role: { type: 'string', required: true, input: false } } },
		session: {
			expiresIn: sessions.sessionLength / 1000,
			disableSessionRefresh: true,
			// What a computer left open must not do asks for the password (`confirming.ts`), on any day.
			freshAge: 0
		},
		databaseHooks: {
			session: {
				create: {
					before: ({ userAgent, ...session }) =>
						Promise.resolve({
							data: { ...session, ipAddress: null, userAgent: deviceOf(userAgent) }
						})
				}
			}
		},
		emailAndPassword: {
			enabled: true,
			disableSignUp: true,
			minPasswordLength: passwordLength.least,
			maxPasswordLength: longestInput,
			password: {
				hash: passwords.hash,
				verify: ({ password, hash }) => passwords.verify(password, hash)
			}
		},
		advanced: {
			useSecureCookies: false,
			cookiePrefix: cookie,
			cookies: { session_token: { name: cookie } },
			defaultCookieAttributes: { secure: sessions.cookieOptions(origin).secure }
		},
		plugins: [
			twoFactor({ issuer: 'Grounds' }),
			passkey({
				rpName: 'Grounds',
				origin,
				advanced: { webAuthnChallengeCookie: 'passkey' },
				authenticatorSelection: { residentKey: 'required', userVerification: 'required' }
			})
		]
	});
}

/** It counts UTF-16 units; `passwordrules.ts` counts characters. */
const longestInput = 2 * passwordLength.most;

/** Why better-auth did not do something: its own code, such as `INVALID_CODE`. */
export type Refusal = { readonly refused: string };

/**
 * Asks better-auth on behalf of a request, and hands on the cookies that it sets.
 * @param ask is given better-auth's functions and the request's headers
 */
export async function ask<Reply>(
	event: Asking,
	ask: (
		api: Auth['api'],
		headers: Headers
	) => Promise<{ readonly headers: Headers; readonly response: Reply }>
): Promise<Reply | Refusal> {
	const { origin } = event.url;
	const auth = await load(event.locals.store.db, origin);
	const { isAPIError } = await import('better-auth/api');
	try {
		const { headers, response } = await ask(auth.api, event.request.headers);
		await handOn(event, headers);
		return response;
	} catch (error) {
		if (!isAPIError(error)) throw error;
		return { refused: error.body?.code ?? String(error.status) };
	}
}

export const isRefused = (reply: unknown): reply is Refusal =>
	typeof reply === 'object' && reply !== null && 'refused' in reply;

async function handOn({ cookies, url }: Asking, headers: Headers): Promise<void> {
	const { parseSetCookieHeader } = await import('better-auth/cookies');
	const secure = sessions.cookieOptions(url.origin).secure;
	for (const [name, { value, ...attributes }] of parseSetCookieHeader(
		headers.getSetCookie().join(', ')
	)) {
		const maxAge = attributes['max-age'];
		cookies.set(name, value, {
			path: '/',
			httpOnly: true,
			sameSite: 'lax',
			secure,
			...(maxAge === undefined ? {} : { maxAge: Number(maxAge) })
		});
	}
}
