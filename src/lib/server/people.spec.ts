import { expect, it } from 'vitest';
import * as people from './people.ts';
import { onEachEngine } from './store/testing.ts';

const now = new Date('2031-03-03T09:00:00.000Z');
const password = 'four small words';
const instructor = { name: 'Ada Quill', password, role: 'instructor' } as const;

onEachEngine((db) => {
	it('makes one account for an address, however it is written', async () => {
		const both = await Promise.all([
			people.create(db(), { ...instructor, email: 'once@school.test' }, now),
			people.create(db(), { ...instructor, email: 'Once@School.test' }, now)
		]);
		expect(both.filter(Boolean)).toHaveLength(1);
		const id = both.find(Boolean)!;
		expect(await people.find(db(), id)).toMatchObject({
			email: 'once@school.test',
			role: 'instructor'
		});
		expect(await people.knowsPassword(db(), id, password)).toBe(true);
		expect(await people.knowsPassword(db(), id, 'four small word')).toBe(false);
		expect(await people.knowsPassword(db(), 'nobody', password)).toBe(false);
	});

	it('keeps the password as a hash alone', async () => {
		const rows = await db().selectFrom('account').select('password').execute();
		expect(rows.length).toBeGreaterThan(0);
		for (const row of rows) expect(row.password).toMatch(/^\$argon2id\$/);
	});

	it('changes an address to one that is free', async () => {
		const id = (await people.create(db(), { ...instructor, email: 'old@school.test' }, now))!;
		expect(
			await people.setEmail(db(), id, { email: 'ONCE@school.test', verified: true }, now)
		).toBe(false);
		expect(await people.setEmail(db(), id, { email: 'New@school.test', verified: true }, now)).toBe(
			true
		);
		expect(await people.find(db(), id)).toMatchObject({
			email: 'new@school.test',
			emailVerified: 1
		});
	});

	it('finds people by a part of name or address, and takes signs as signs', async () => {
		await people.create(db(), { ...instructor, name: 'Özil 100%', email: 'z_z@school.test' }, now);
		const found = async (words: string) =>
			(await people.search(db(), words)).map(({ email }) => email);
		expect(await found('özil 100%')).toEqual(['z_z@school.test']);
		expect(await found('Z_Z')).toEqual(['z_z@school.test']);
		expect(await found('%')).toEqual(['z_z@school.test']);
		expect((await found('quill')).length).toBeGreaterThan(1);
	});
});
