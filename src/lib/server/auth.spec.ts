import { expect, it } from 'vitest';
import { ask, isRefused } from './auth.ts';
import * as people from './people.ts';
import type { Db } from './store/open.ts';
import { onEachEngine } from './store/testing.ts';
import { browser, codeOf } from './testing.ts';

const password = 'four small words';
const person = { name: 'Ada Quill', password, role: 'instructor' } as const;

onEachEngine((db) => {
	// The library has a clock of its own.
	const now = new Date();
	const known = (email: string) => people.create(db(), { ...person, email }, now);
	const signIn = (device: ReturnType<typeof browser>, email: string, word = password) =>
		ask(device.eventOf(now), (api, headers) =>
			api.signInEmail({ body: { email, password: word }, headers, returnHeaders: true })
		);

	it('signs in who knows the password, for every request after it', async () => {
		const id = await known('right@school.test');
		const device = browser(db());
		await signIn(device, 'right@school.test');
		expect(await device.resume(now)).toMatchObject({ id, name: 'Ada Quill', role: 'instructor' });
		expect(await storedSession(db(), id!)).toEqual({
			userAgent: 'Firefox on Linux',
			ipAddress: null
		});
	});

	it('says the same to a wrong password and to a stranger', async () => {
		await known('wrong@school.test');
		const device = browser(db());
		const wrong = await signIn(device, 'wrong@school.test', 'four small word');
		const stranger = await signIn(device, 'stranger@school.test');
		expect(wrong).toEqual({ refused: 'INVALID_EMAIL_OR_PASSWORD' });
		expect(stranger).toEqual(wrong);
		expect(device.jar.size).toBe(0);
	});

	it('sets every cookie for this host over TLS alone', async () => {
		await known('secure@school.test');
		const device = browser(db(), 'https://grounds.test');
		await signIn(device, 'secure@school.test');
		expect(device.set.map(({ name }) => name)).toContain('__Host-grounds');
		for (const { name, options } of device.set) {
			expect(name).toMatch(/^__Host-grounds/);
			expect(options).toMatchObject({ path: '/', httpOnly: true, sameSite: 'lax', secure: true });
			expect(options).not.toHaveProperty('domain');
		}
		expect(await device.resume(now)).not.toBeNull();
	});

	it('asks for a second factor, takes its code, and each backup code once', async () => {
		await known('second@school.test');
		const device = browser(db());
		await signIn(device, 'second@school.test');
		const made = await ask(device.eventOf(now), (api, headers) =>
			api.enableTwoFactor({ body: { password }, headers, returnHeaders: true })
		);
		if (isRefused(made) || made.method !== 'totp') throw new Error('not enabled');
		const code = codeOf(made.totpURI, now);
		const enter = (from: ReturnType<typeof browser>, body: { code: string }) =>
			ask(from.eventOf(now), (api, headers) =>
				api.verifyTOTP({ body, headers, returnHeaders: true })
			);
		expect(await enter(device, { code: '000000' })).toEqual({ refused: 'INVALID_CODE' });
		expect(isRefused(await enter(device, { code }))).toBe(false);
		expect(await device.resume(now)).not.toBeNull();

		const other = browser(db());
		expect(await signIn(other, 'second@school.test')).toMatchObject({ twoFactorRedirect: true });
		expect(await other.resume(now)).toBeNull();
		expect(await enter(other, { code: '000000' })).toEqual({ refused: 'INVALID_CODE' });
		await enter(other, { code });
		expect(await other.resume(now)).not.toBeNull();

		const [backup = ''] = made.backupCodes;
		for (const let_in of [true, false]) {
			const third = browser(db());
			await signIn(third, 'second@school.test');
			await ask(third.eventOf(now), (api, headers) =>
				api.verifyBackupCode({ body: { code: backup }, headers, returnHeaders: true })
			);
			expect((await third.resume(now)) !== null).toBe(let_in);
		}
	});
});

const storedSession = (db: Db, user: string) =>
	db
		.selectFrom('session')
		.select(['userAgent', 'ipAddress'])
		.where('userId', '=', user)
		.executeTakeFirst();
