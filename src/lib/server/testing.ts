import { createHmac } from 'node:crypto';
import type { RequestEvent } from '@sveltejs/kit';
import type { Person } from './access.ts';
import * as sessions from './sessions.ts';
import * as settings from './settings.ts';
import type { Db } from './store/open.ts';

type Asking = Pick<RequestEvent, 'cookies' | 'locals' | 'request' | 'url'>;

/** For tests: a browser that keeps its cookies, and the requests that it sends. */
export function browser(db: Db, origin = 'http://grounds.test') {
	const jar = new Map<string, string>();
	const set: { name: string; options: Record<string, unknown> }[] = [];
	const cookies = {
		get: (name: string) => jar.get(name),
		set: (name: string, value: string, options: Record<string, unknown>) => {
			set.push({ name, options });
			if (options['maxAge'] === 0) jar.delete(name);
			else jar.set(name, value);
		},
		delete: (name: string) => jar.delete(name)
	};
	const request = () =>
		new Request(origin, {
			headers: {
				'user-agent': 'Firefox on Linux',
				cookie: [...jar].map(([name, value]) => `${name}=${encodeURIComponent(value)}`).join('; ')
			}
		});
	const eventOf = (now: Date, person: Person | null = null) =>
		({
			cookies,
			url: new URL(origin),
			request: request(),
			locals: { now, person, store: { db }, address: '192.0.2.7' }
		}) as unknown as Asking;
	const resume = async (now: Date) => sessions.resume(eventOf(now), await settings.secret(db));
	return { jar, set, eventOf, resume };
}

/** What an authenticator app shows (RFC 6238). @param uri `otpauth://…` */
export function codeOf(uri: string, now: Date): string {
	const secret = new URL(uri).searchParams.get('secret') ?? '';
	const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';
	const bits = [...secret].map((sign) => alphabet.indexOf(sign).toString(2).padStart(5, '0'));
	const bytes = bits.join('').match(/.{8}/g)!;
	const counter = Buffer.alloc(8);
	counter.writeBigUInt64BE(BigInt(Math.floor(now.getTime() / 30_000)));
	const key = Buffer.from(bytes.map((byte) => parseInt(byte, 2)));
	const mac = createHmac('sha1', key).update(counter).digest();
	const at = mac.at(-1)! & 15;
	return String((mac.readUInt32BE(at) & 0x7fffffff) % 1_000_000).padStart(6, '0');
}
