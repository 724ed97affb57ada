import { expect, it } from 'vitest';
import { confirm } from './confirming.ts';
import * as emailchange from './emailchange.ts';
import * as people from './people.ts';
import { onEachEngine } from './store/testing.ts';
import { browser } from './testing.ts';

const now = new Date('2031-03-03T09:00:00.000Z');
const tomorrow = new Date('2031-03-04T09:00:00.000Z');
const password = 'four small words';

onEachEngine((db) => {
	const known = (email: string) =>
		people.create(db(), { name: 'Ada Quill', email, password, role: 'instructor' }, now);
	const ask = (user: string, email: string, at = now) =>
		emailchange.request(db(), { user, email, origin: 'https://grounds.test' }, at);

	it('changes an address, and tells of few whether they are taken', async () => {
		const user = (await known('mine@school.test'))!;
		await known('theirs@school.test');
		const told: string[] = [];
		for (let time = 0; time < 11; time++) told.push(await ask(user, 'theirs@school.test'));
		expect(told).toEqual([...Array<string>(10).fill('taken'), 'wait']);
		expect(await ask(user, 'new@school.test')).toBe('wait');
		expect(await people.find(db(), user)).toMatchObject({ email: 'mine@school.test' });
		expect(await ask(user, 'new@school.test', tomorrow)).toBe('changed');
		expect(await people.find(db(), user)).toMatchObject({ email: 'new@school.test' });
	});

	it('is confirmed by the password, at which few guesses are looked at', async () => {
		const user = (await known('own@school.test'))!;
		const { locals } = browser(db()).eventOf(now);
		const statuses: (number | undefined)[] = [];
		for (let guess = 0; guess < 11; guess++) {
			statuses.push((await confirm(locals, user, `guess ${guess}`))?.status);
		}
		expect(statuses).toEqual([...Array<number>(10).fill(400), 429]);
		expect((await confirm(locals, user, password))?.status).toBe(429);
		const later = { ...locals, now: tomorrow };
		expect(await confirm(later, user, password)).toBeUndefined();
	});
});
