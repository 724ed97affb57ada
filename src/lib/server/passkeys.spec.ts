import { createHash, generateKeyPairSync, sign as signBytes } from 'node:crypto';
import { expect, it } from 'vitest';
import * as passkeys from './passkeys.ts';
import * as people from './people.ts';
import * as sessions from './sessions.ts';
import type { Db } from './store/open.ts';
import { onEachEngine } from './store/testing.ts';
import { browser } from './testing.ts';

const day = 24 * 60 * 60 * 1000;

const known = async (db: Db, email: string, now: Date) => {
	const person = { name: 'Ada Quill', password: 'four small words', role: 'instructor' } as const;
	return (await people.create(db, { ...person, email }, now))!;
};

type Asked = { readonly challenge: string };

/** Bits by which an authenticator says that somebody touched it, and that it knows who. */
const present = 1;
const verified = 4;

/** A key as browsers hand it on: ECDSA on P-256, its public half in COSE (RFC 9053). */
function authenticator(name: string) {
	const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
	const { x = '', y = '' } = publicKey.export({ format: 'jwk' });
	const cose = ['a5010203262001215820', hex(x), '225820', hex(y)].join('');
	const id = Buffer.from(name).toString('base64url');
	const site = createHash('sha256').update('grounds.test').digest();
	const sign = (challenge: string, flags: number) => {
		const told = { type: 'webauthn.get', challenge, origin: 'http://grounds.test' };
		const client = Buffer.from(JSON.stringify(told));
		const data = Buffer.concat([site, Buffer.from([flags, 0, 0, 0, 0])]);
		const digest = createHash('sha256').update(client).digest();
		const signature = signBytes('sha256', Buffer.concat([data, digest]), privateKey);
		const response = {
			clientDataJSON: client.toString('base64url'),
			authenticatorData: data.toString('base64url'),
			signature: signature.toString('base64url')
		};
		return { id, rawId: id, type: 'public-key', clientExtensionResults: {}, response };
	};
	const made = { counter: 0, deviceType: 'singleDevice', backedUp: 0 as const };
	const key = Buffer.from(cose, 'hex').toString('base64');
	return { sign, row: { publicKey: key, credentialID: id, ...made } };
}

const hex = (text: string) => Buffer.from(text, 'base64url').toString('hex');

onEachEngine((db) => {
	// The library has a clock of its own.
	const now = new Date();

	it('are made by who is signed in, on whatever day that was', async () => {
		const id = await known(db(), 'signed-in@school.test', now);
		const device = browser(db());
		await sessions.signIn(device.eventOf(new Date(now.getTime() - 2 * day)), id);
		expect(await passkeys.beginRegistration(device.eventOf(now))).toMatchObject({
			rp: { id: 'grounds.test', name: 'Grounds' },
			authenticatorSelection: { residentKey: 'required', userVerification: 'required' }
		});
		expect(await passkeys.beginRegistration(browser(db()).eventOf(now))).toBeUndefined();
	});

	it('sign their owner in if the authenticator knew who that is, each time by a new challenge', async () => {
		const id = await known(db(), 'owner@school.test', now);
		const { sign, row } = authenticator('key-of-the-owner');
		const owned = { id: 'owned', name: 'Key', userId: id, ...row };
		await db().insertInto('passkey').values(owned).execute();
		const enter = async (flags: number) => {
			const device = browser(db());
			const { challenge } = (await passkeys.beginSignIn(device.eventOf(now))) as Asked;
			const response = sign(challenge, flags);
			const done = await passkeys.finishSignIn(device.eventOf(now), response);
			expect((await device.resume(now))?.id).toBe(done ? id : undefined);
			return { done, response };
		};
		const { done, response } = await enter(present | verified);
		expect(done).toBe(true);
		expect((await enter(present)).done).toBe(false);
		const again = browser(db());
		await passkeys.beginSignIn(again.eventOf(now));
		expect(await passkeys.finishSignIn(again.eventOf(now), response)).toBe(false);
	});

	it('sign nobody in that nobody made', async () => {
		const device = browser(db());
		expect(await passkeys.beginSignIn(device.eventOf(now))).toHaveProperty('challenge');
		const invented = { id: 'AAAA', rawId: 'AAAA', type: 'public-key', response: {} };
		expect(await passkeys.finishSignIn(device.eventOf(now), invented)).toBe(false);
		expect(await device.resume(now)).toBeNull();
	});

	it('are renamed and removed by their owner alone', async () => {
		const [hers, his] = [
			await known(db(), 'hers@school.test', now),
			await known(db(), 'his@school.test', now)
		];
		const key = { publicKey: 'k', credentialID: 'c', counter: 0, deviceType: 'singleDevice' };
		await db()
			.insertInto('passkey')
			.values({ id: 'laptop', name: 'Laptop', userId: hers, backedUp: 0, ...key })
			.execute();
		await passkeys.rename(db(), his, 'laptop', 'Mine');
		await passkeys.remove(db(), his, 'laptop');
		expect(await passkeys.list(db(), hers)).toMatchObject([{ name: 'Laptop' }]);
		await passkeys.rename(db(), hers, 'laptop', 'Old laptop');
		expect(await passkeys.list(db(), hers)).toMatchObject([{ name: 'Old laptop' }]);
		await passkeys.remove(db(), hers, 'laptop');
		expect(await passkeys.list(db(), hers)).toEqual([]);
	});
});
