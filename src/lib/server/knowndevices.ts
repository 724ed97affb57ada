import { createHmac, timingSafeEqual } from 'node:crypto';
import type { RequestEvent } from '@sveltejs/kit';
import * as guesses from './guesses.ts';
import * as sessions from './sessions.ts';

/*
 * Guesses are counted by address, and a school has one address. So a browser in which somebody has
 * once joined or returned carries a signed cookie that says to which classes, and is counted by
 * itself: whoever guesses beside it cannot use up its tries.
 */

/** A browser that is known, and the classes somebody was let into on it. */
export type Device = { readonly id: string; readonly classes: readonly string[] };

/** Who guesses: from which network, on which browser if it is known. */
export type Asker = { readonly network: string; readonly device: Device | undefined };

type Asking = Pick<RequestEvent, 'cookies' | 'locals' | 'url'>;

/** A browser is asked for no more than these; the oldest are forgotten. */
const mostClasses = 12;
const days400 = 400 * 24 * 60 * 60;

/** Who sends the request, as guesses are counted. */
export const askerOf = ({ cookies, locals, url }: Asking, secret: string): Asker => ({
	network: guesses.networkOf(locals.address),
	device: read(secret, cookies.get(cookieName(url.origin)))
});

/**
 * From now on the browser that sends the request is known in the class. All browsers that one person
 * was first to be let into count as one: who throws the cookie away and comes back gains no new tries.
 */
export function remember(event: Asking, secret: string, id: string, person: string): void {
	const { origin } = event.url;
	const device = askerOf(event, secret).device;
	const before = device?.classes.filter((known) => known !== id) ?? [];
	const value = write(secret, {
		id: device?.id ?? sign(secret, `first ${person}`).slice(0, 16),
		classes: [...before, id].slice(-mostClasses)
	});
	event.cookies.set(cookieName(origin), value, {
		...sessions.cookieOptions(origin),
		maxAge: days400
	});
}

export function write(secret: string, { id, classes }: Device): string {
	const text = [id, ...classes].join('~');
	return `${text}~${sign(secret, text)}`;
}

/** @returns undefined where there is none, or it is not one of ours */
export function read(secret: string, cookie: string | undefined): Device | undefined {
	const parts = cookie?.split('~') ?? [];
	const given = Buffer.from(parts.pop() ?? '');
	const right = Buffer.from(sign(secret, parts.join('~')));
	if (given.length !== right.length || !timingSafeEqual(given, right)) return undefined;
	const [id = '', ...classes] = parts;
	return { id, classes };
}

const cookieName = (origin: string) => `${sessions.cookieName(origin)}-device`;

const sign = (secret: string, text: string) =>
	createHmac('sha256', secret).update(`device ${text}`).digest('base64url');
