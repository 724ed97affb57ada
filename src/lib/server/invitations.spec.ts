import { expect, it } from 'vitest';
import * as invitations from './invitations.ts';
import * as people from './people.ts';
import { onEachEngine } from './store/testing.ts';

const now = new Date('2031-03-03T09:00:00.000Z');
const days = (count: number) => new Date(now.getTime() + count * 24 * 60 * 60 * 1000);
const open = { email: null, by: 'administrator' };
const as = (email: string) => ({ name: 'Ada Quill', email, password: 'four small words' });

onEachEngine((db) => {
	it('asks for an invitation unless an administrator says otherwise, which is written down', async () => {
		expect(await invitations.policy(db())).toBe('invitation');
		await invitations.setPolicy(db(), 'on', 'administrator', now);
		expect(await invitations.policy(db())).toBe('on');
		const deeds = db().selectFrom('audit').selectAll().where('action', '=', 'sign-up.set');
		expect(await deeds.execute()).toMatchObject([
			{ actor: 'administrator', detail: '{"policy":"on"}', at: now.toISOString() }
		]);
	});

	it('makes one instructor, also of two who come at once', async () => {
		const code = await invitations.create(db(), open, now);
		const both = await Promise.all([
			invitations.accept(db(), code, as('one@school.test'), now),
			invitations.accept(db(), code, as('two@school.test'), now)
		]);
		expect(both.filter((one) => one === 'used')).toHaveLength(1);
		const id = both.find((one) => one !== 'used')!;
		expect(await people.find(db(), id)).toMatchObject({ role: 'instructor' });
		expect(await invitations.find(db(), code, now)).toBeUndefined();
	});

	it('keeps no code that could be used', async () => {
		const code = await invitations.create(db(), open, now);
		const rows = await db().selectFrom('invitation').selectAll().execute();
		expect(JSON.stringify(rows)).not.toContain(code);
	});

	it('is over after two weeks, or once withdrawn', async () => {
		const code = await invitations.create(db(), open, now);
		expect(await invitations.find(db(), code, days(13.9))).toBeDefined();
		expect(await invitations.find(db(), code, days(14))).toBeUndefined();
		expect(await invitations.accept(db(), code, as('late@school.test'), days(14))).toBe('used');
		const { id } = (await invitations.list(db(), now))[0]!;
		await invitations.withdraw(db(), id);
		expect((await invitations.list(db(), now)).map((one) => one.id)).not.toContain(id);
	});

	it('is not used up by an address that has an account', async () => {
		await people.create(db(), { ...as('had@school.test'), role: 'instructor' }, now);
		const code = await invitations.create(db(), open, now);
		expect(await invitations.accept(db(), code, as('Had@school.test'), now)).toBe('taken');
		const id = await invitations.accept(db(), code, as('new@school.test'), now);
		expect(await people.find(db(), id)).toMatchObject({ email: 'new@school.test' });
	});

	it('tells of few addresses whether they have an account', async () => {
		await people.create(db(), { ...as('asked@school.test'), role: 'instructor' }, now);
		const code = await invitations.create(db(), open, now);
		const told: string[] = [];
		for (let time = 0; time < 11; time++) {
			told.push(await invitations.accept(db(), code, as('asked@school.test'), now));
		}
		expect(told.filter((one) => one === 'taken')).toHaveLength(10);
		expect(told.at(-1)).toBe('wait');
		expect(await invitations.find(db(), code, now)).toBeDefined();
	});

	it('cannot be guessed', async () => {
		for (const code of ['', 'x', 'A'.repeat(24)]) {
			expect(await invitations.find(db(), code, now)).toBeUndefined();
			expect(await invitations.accept(db(), code, as('guess@school.test'), now)).toBe('used');
		}
	});
});
