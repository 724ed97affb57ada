import { expect, it } from 'vitest';
import * as sessions from './sessions.ts';
import type { Db } from './store/open.ts';
import { onEachEngine } from './store/testing.ts';
import { browser } from './testing.ts';

const now = new Date('2031-03-03T09:00:00.000Z');
const days = (count: number) => new Date(now.getTime() + count * 24 * 60 * 60 * 1000);
async function someone(db: Db, id: string) {
	const at = now.toISOString();
	const times = { createdAt: at, updatedAt: at };
	const mail = { email: `${id}@school.test`, emailVerified: 0, image: null } as const;
	const rest = { twoFactorEnabled: 0, role: 'instructor' } as const;
	await db
		.insertInto('user')
		.values({ id, name: 'Ada Quill', ...mail, ...times, ...rest })
		.execute();
	return id;
}

onEachEngine((db) => {
	it('knows who comes back with the cookie, and nobody without it', async () => {
		const device = browser(db());
		await sessions.signIn(device.eventOf(now), await someone(db(), 'back'));
		expect(await device.resume(now)).toEqual({
			id: 'back',
			name: 'Ada Quill',
			role: 'instructor',
			session: expect.any(String)
		});
		expect(await browser(db()).resume(now)).toBeNull();
	});

	it('trusts no cookie that it did not sign', async () => {
		const device = browser(db());
		await sessions.signIn(device.eventOf(now), await someone(db(), 'signed'));
		const [[name, right] = ['', '']] = [...device.jar];
		for (const cookie of [
			right.slice(0, -2),
			right.replace(/^./, '_'),
			right.split('.')[0]!,
			'.',
			''
		]) {
			device.jar.set(name, cookie);
			expect(await device.resume(now)).toBeNull();
		}
	});

	it('keeps who comes back signed in, and writes that once a day', async () => {
		const device = browser(db());
		await sessions.signIn(device.eventOf(now), await someone(db(), 'returns'));
		const renewals = () => device.set.filter(({ name }) => name === 'grounds');
		await device.resume(days(0.9));
		expect(renewals()).toHaveLength(1);
		await device.resume(days(1.1));
		await device.resume(days(1.2));
		expect(renewals()).toHaveLength(2);
		expect(await device.resume(days(31))).not.toBeNull();
		expect(await device.resume(days(61.1))).toBeNull();
	});

	it('ends one session, all, or all but this one, at once', async () => {
		const user = await someone(db(), 'everywhere');
		const [one, two, three] = [browser(db()), browser(db()), browser(db())];
		for (const each of [one, two, three]) await sessions.signIn(each.eventOf(now), user);
		const mine = await one.resume(now);
		const listed = await sessions.list(db(), user, now);
		expect(listed).toHaveLength(3);
		expect(listed[0]).toMatchObject({ device: 'Firefox on Linux' });
		await sessions.end(db(), user, (await two.resume(now))!.session);
		expect(await two.resume(now)).toBeNull();
		await sessions.endAll(db(), user, mine!.session);
		expect(await three.resume(now)).toBeNull();
		expect(await one.resume(now)).not.toBeNull();
		await sessions.endAll(db(), user);
		expect(await one.resume(now)).toBeNull();
	});

	it('ends nobody else’s session', async () => {
		const device = browser(db());
		await sessions.signIn(device.eventOf(now), await someone(db(), 'hers'));
		const { session } = (await device.resume(now))!;
		await sessions.end(db(), await someone(db(), 'his'), session);
		expect(await device.resume(now)).not.toBeNull();
	});

	it('leaves no session behind where another person signs in, or the same one out', async () => {
		const device = browser(db());
		const before = await someone(db(), 'before');
		await sessions.signIn(device.eventOf(now), before);
		const first = await device.resume(now);
		await sessions.signIn(device.eventOf(now, first), await someone(db(), 'after'));
		expect(await sessions.list(db(), before, now)).toEqual([]);
		const second = await device.resume(now);
		expect(second).toMatchObject({ id: 'after' });
		await sessions.signOut(device.eventOf(now, second));
		expect(device.jar.size).toBe(0);
		expect(await sessions.list(db(), 'after', now)).toEqual([]);
	});

	it('sets the cookie for this host, out of reach of scripts, and over TLS for TLS alone', async () => {
		const user = await someone(db(), 'cookie');
		const plain = browser(db());
		await sessions.signIn(plain.eventOf(now), user);
		const rest = { path: '/', httpOnly: true, sameSite: 'lax', maxAge: 2_592_000 };
		expect(plain.set).toEqual([{ name: 'grounds', options: { ...rest, secure: false } }]);
		const secure = browser(db(), 'https://grounds.test');
		await sessions.signIn(secure.eventOf(now), user);
		expect(secure.set).toEqual([{ name: '__Host-grounds', options: { ...rest, secure: true } }]);
	});
});
