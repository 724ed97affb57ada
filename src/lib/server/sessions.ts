import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import type { RequestEvent } from '@sveltejs/kit';
import type { Person } from './access.ts';
import { deviceOf } from './devices.ts';
import * as settings from './settings.ts';
import { StoreError } from './store/error.ts';
import type { Db } from './store/open.ts';
import { prepared } from './store/prepared.ts';

/*
 * Who is signed in is asked at every request, so it is read here with one query; passwords, second
 * factors and passkeys are better-auth's, which is loaded when one of them is needed (decision 10).
 */

const day = 24 * 60 * 60 * 1000;

/** How long someone stays signed in on a device that is not used, in milliseconds. */
export const sessionLength = 30 * day;

/** `__Host-`: set over TLS only, by this host, for all of it. */
export const cookieName = (origin: string) => (isSecure(origin) ? '__Host-grounds' : 'grounds');

/** How the cookie is set; over TLS a browser sends it over TLS alone. */
export const cookieOptions = (origin: string) =>
	({
		path: '/',
		httpOnly: true,
		sameSite: 'lax',
		secure: isSecure(origin),
		maxAge: sessionLength / 1000
	}) as const;

/**
 * Tells this device's pages, without a network too, whose practice it is that they show. It proves
 * nothing to the server, outlasts the session, and goes when someone signs out.
 */
const ownerCookie = 'grounds-owner';

const isSecure = (origin: string) => origin.startsWith('https:');

type Asking = Pick<RequestEvent, 'cookies' | 'locals' | 'request' | 'url'>;

/**
 * The person who sends a request, or null: no cookie, forged, unknown or over. Who comes back stays
 * signed in: once a day, and not at every page, the session is made to last longer.
 */
export async function resume(
	{ cookies, locals, url }: Pick<Asking, 'cookies' | 'locals' | 'url'>,
	secret: string
): Promise<Person | null> {
	const name = cookieName(url.origin);
	const cookie = cookies.get(name);
	const token = cookie && verified(secret, cookie);
	if (!token) return null;
	const { now, store } = locals;
	const [found] = await find(store.db, { token, now: now.toISOString() });
	if (!found) return null;
	const { expiresAt, ...person } = found;
	if (cookies.get(ownerCookie) !== person.id) {
		const options = { ...cookieOptions(url.origin), httpOnly: false, maxAge: (400 * day) / 1000 };
		cookies.set(ownerCookie, person.id, options);
	}
	const isOld = Date.parse(expiresAt) - now.getTime() < sessionLength - day;
	if (isOld && (await renew(store.db, person.session, now))) {
		cookies.set(name, cookie, cookieOptions(url.origin));
	}
	return person;
}

const find = prepared((db, asked: { token: string; now: string }) =>
	db
		.selectFrom('session')
		.innerJoin('user', 'user.id', 'session.userId')
		.select(['user.id', 'user.name', 'user.role', 'session.id as session', 'session.expiresAt'])
		.where('session.token', '=', asked.token)
		.where('session.expiresAt', '>', asked.now)
);

/** A store that cannot write now does not keep anyone from reading. */
async function renew(db: Db, session: string, now: Date): Promise<boolean> {
	const renewed = { expiresAt: endOf(now), updatedAt: now.toISOString() };
	try {
		await db.updateTable('session').set(renewed).where('id', '=', session).execute();
		return true;
	} catch (error) {
		if (error instanceof StoreError && error.trouble === 'unavailable') return false;
		throw error;
	}
}

/** Makes a session. @returns the value of the cookie */
export async function create(
	db: Db,
	secret: string,
	user: string,
	now: Date,
	device: string | null = null
): Promise<string> {
	const token = randomBytes(24).toString('base64url');
	const at = now.toISOString();
	await db
		.insertInto('session')
		.values({
			id: randomBytes(16).toString('hex'),
			token,
			userId: user,
			expiresAt: endOf(now),
			ipAddress: null,
			userAgent: device,
			createdAt: at,
			updatedAt: at
		})
		.execute();
	return `${token}.${sign(secret, token)}`;
}

/** Signs someone in on the device that sends the request; whoever was signed in there is no more. */
export async function signIn(event: Asking, user: string): Promise<void> {
	const { cookies, locals, request, url } = event;
	const { db } = locals.store;
	const secret = await settings.secret(db);
	if (locals.person) await end(db, locals.person.id, locals.person.session);
	const device = deviceOf(request.headers.get('user-agent'));
	const value = await create(db, secret, user, locals.now, device);
	cookies.set(cookieName(url.origin), value, cookieOptions(url.origin));
}

/** Signs out the device that sends the request. */
export async function signOut({ cookies, locals, url }: Asking): Promise<void> {
	if (locals.person) await end(locals.store.db, locals.person.id, locals.person.session);
	for (const name of [cookieName(url.origin), ownerCookie]) {
		cookies.delete(name, { path: '/', secure: isSecure(url.origin) });
	}
}

/** Where someone is signed in, the device used last first. */
export function list(db: Db, user: string, now: Date) {
	return db
		.selectFrom('session')
		.select(['id', 'userAgent as device', 'createdAt', 'updatedAt'])
		.where('userId', '=', user)
		.where('expiresAt', '>', now.toISOString())
		.orderBy('updatedAt', 'desc')
		.execute();
}

/** Ends one session of someone: at its next request the device is signed out. */
export async function end(db: Db, user: string, session: string): Promise<void> {
	await db.deleteFrom('session').where('userId', '=', user).where('id', '=', session).execute();
}

/** Signs someone out everywhere, or everywhere else. */
export async function endAll(db: Db, user: string, but?: string): Promise<void> {
	const all = db.deleteFrom('session').where('userId', '=', user);
	await (but === undefined ? all : all.where('id', '!=', but)).execute();
}

const endOf = (now: Date) => new Date(now.getTime() + sessionLength).toISOString();

/** As better-auth signs its cookies: HMAC-SHA-256 in base 64. */
const sign = (secret: string, token: string) =>
	createHmac('sha256', secret).update(token).digest('base64');

function verified(secret: string, cookie: string): string | undefined {
	const dot = cookie.lastIndexOf('.');
	const token = cookie.slice(0, dot);
	const given = Buffer.from(cookie.slice(dot + 1));
	const right = Buffer.from(sign(secret, token));
	return given.length === right.length && timingSafeEqual(given, right) ? token : undefined;
}
