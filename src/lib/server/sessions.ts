import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import type { Person } from './access.ts';
import type { Db } from './store/open.ts';

/*
 * Who is signed in is asked at every request, so it is read here with one query; making and ending
 * sessions, passwords and second factors are better-auth's, which is loaded when one of them is needed.
 */

/** How long someone stays signed in on a device, in milliseconds. */
export const sessionLength = 30 * 24 * 60 * 60 * 1000;

/** `__Host-`: set over TLS only, by this host, for all of it. */
export const cookieName = (origin: string) =>
	origin.startsWith('https:') ? '__Host-grounds' : 'grounds';

/** The person that a session cookie belongs to, or null: no cookie, forged, unknown or over. */
export async function read(
	db: Db,
	secret: string,
	cookie: string | undefined,
	now: Date
): Promise<Person | null> {
	const token = cookie && verified(secret, cookie);
	if (!token) return null;
	const row = await db
		.selectFrom('session')
		.innerJoin('user', 'user.id', 'session.userId')
		.select(['user.id', 'user.name', 'user.role', 'session.id as session'])
		.where('session.token', '=', token)
		.where('session.expiresAt', '>', now.toISOString())
		.executeTakeFirst();
	return row ?? null;
}

/** Signs someone in. @returns the value of the cookie */
export async function create(db: Db, secret: string, user: string, now: Date): Promise<string> {
	const token = randomBytes(24).toString('base64url');
	const at = now.toISOString();
	await db
		.insertInto('session')
		.values({
			id: randomBytes(16).toString('hex'),
			token,
			userId: user,
			expiresAt: new Date(now.getTime() + sessionLength).toISOString(),
			ipAddress: null,
			userAgent: null,
			createdAt: at,
			updatedAt: at
		})
		.execute();
	return `${token}.${sign(secret, token)}`;
}

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
