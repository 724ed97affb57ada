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

onEachEngine((db) => {
	// The library has a clock of its own.
	const now = new Date();

	it('are made only by who has signed in within a day', async () => {
		const id = await known(db(), 'fresh@school.test', now);
		const fresh = browser(db());
		await sessions.signIn(fresh.eventOf(now), id);
		expect(await passkeys.beginRegistration(fresh.eventOf(now))).toMatchObject({
			rp: { id: 'grounds.test', name: 'Grounds' },
			authenticatorSelection: { residentKey: 'required', userVerification: 'required' }
		});
		const stale = browser(db());
		await sessions.signIn(stale.eventOf(new Date(now.getTime() - 2 * day)), id);
		expect(await passkeys.beginRegistration(stale.eventOf(now))).toBe('stale');
		expect(await passkeys.beginRegistration(browser(db()).eventOf(now))).toBe('stale');
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
