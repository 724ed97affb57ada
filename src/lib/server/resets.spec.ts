import { expect, it } from 'vitest';
import * as mail from './mail.ts';
import * as people from './people.ts';
import * as resets from './resets.ts';
import * as sessions from './sessions.ts';
import { onEachEngine } from './store/testing.ts';

const now = new Date('2031-03-03T09:00:00.000Z');
const later = (minutes: number) => new Date(now.getTime() + minutes * 60_000);
const origin = 'https://grounds.test';
const ada = { name: 'Ada Quill', password: 'four small words', role: 'instructor' } as const;
const next = 'four other words';

onEachEngine((db) => {
	const tokenFor = async (email: string) => {
		await resets.request(db(), { email, origin }, now);
		const link = (await mail.waiting(db(), now)).find(({ recipient }) => recipient === email);
		return link?.url.replace(`${origin}/reset/`, '');
	};

	it('sets a password once, and signs out everywhere', async () => {
		const email = 'once@school.test';
		const id = (await people.create(db(), { ...ada, email }, now))!;
		await sessions.create(db(), 'secret', id, now);
		const token = (await tokenFor(email))!;
		expect(await resets.owner(db(), token, now)).toEqual({ id, name: ada.name, email });
		const both = await Promise.all([
			resets.complete(db(), { token, password: next }, later(1)),
			resets.complete(db(), { token, password: next }, later(1))
		]);
		expect(both.sort()).toEqual([false, true]);
		expect(await people.knowsPassword(db(), id, next)).toBe(true);
		expect(await people.knowsPassword(db(), id, ada.password)).toBe(false);
		expect(await sessions.list(db(), id, now)).toEqual([]);
		expect(await mail.waiting(db(), now)).toEqual([]);
	});

	it('makes no link for a stranger', async () => {
		expect(await tokenFor('stranger@school.test')).toBeUndefined();
	});

	it('holds for an hour, until the next one is asked for, and for nobody who guesses', async () => {
		const email = 'hour@school.test';
		const id = (await people.create(db(), { ...ada, email }, now))!;
		const first = (await resets.create(db(), id, now)).token;
		const { token } = await resets.create(db(), id, now);
		expect(await resets.owner(db(), first, now)).toBeUndefined();
		expect(await resets.owner(db(), token, later(59))).toMatchObject({ id });
		expect(await resets.owner(db(), token, later(60))).toBeUndefined();
		for (const guess of ['', '%', token.slice(1)]) {
			expect(await resets.complete(db(), { token: guess, password: next }, now)).toBe(false);
		}
		expect(await resets.complete(db(), { token, password: next }, later(60))).toBe(false);
	});

	it('shows the administrator the one link that holds, and none once the password or the address is another', async () => {
		const waiting = async (email: string) =>
			(await mail.waiting(db(), now)).filter(({ recipient }) => recipient === email).length;
		const email = 'twice@school.test';
		const id = (await people.create(db(), { ...ada, email }, now))!;
		const other = (await people.create(db(), { ...ada, email: 'other@school.test' }, now))!;
		await resets.request(db(), { email: 'other@school.test', origin }, now);
		await resets.request(db(), { email, origin }, now);
		const first = (await tokenFor(email))!;
		expect(await waiting(email)).toBe(1);
		await people.setPassword(db(), { id, session: '', password: next }, now);
		expect(await resets.owner(db(), first, now)).toBeUndefined();
		const second = (await tokenFor(email))!;
		const moved = { email: 'moved@school.test', verified: false };
		expect(await people.setEmail(db(), id, moved, now)).toBe(true);
		expect(await resets.owner(db(), second, now)).toBeUndefined();
		expect(await waiting(email)).toBe(0);
		expect(await waiting('other@school.test')).toBe(1);

		const third = (await tokenFor('moved@school.test'))!;
		const taken = { email: 'other@school.test', verified: false };
		expect(await people.setEmail(db(), id, taken, now)).toBe(false);
		expect(await resets.owner(db(), third, now)).toMatchObject({ id });
		expect(await people.find(db(), other)).toMatchObject({ email: 'other@school.test' });
	});

	it('keeps the token itself in no place but the link that waits', async () => {
		const id = (await people.create(db(), { ...ada, email: 'hash@school.test' }, now))!;
		const { token } = await resets.create(db(), id, now);
		const rows = await db().selectFrom('verification').selectAll().execute();
		expect(JSON.stringify(rows)).not.toContain(token);
	});
});
