import { beforeEach, expect, it } from 'vitest';
import * as classes from './classes.ts';
import { addMember, addUser } from './fixture.ts';
import * as staff from './staff.ts';
import * as staffinvitations from './staffinvitations.ts';
import { onEachEngine } from './store/testing.ts';

const now = new Date('2031-03-03T09:00:00.000Z');
const days = (count: number) => new Date(now.getTime() + count * 24 * 60 * 60 * 1000);

onEachEngine((db) => {
	let teacher: string;
	let room: string;

	beforeEach(async () => {
		teacher = await addUser(db(), 'Tove Marker', 'instructor');
		const by = { id: teacher, name: 'Tove Marker' };
		room = await classes.create(db(), { name: '10B', zone: 'Europe/Oslo', by }, now);
	});
	const invite = async (email: string | null = null, role: staff.Helper = 'assistant') => {
		const draft = { class: room, by: teacher, email, role };
		const made = await staffinvitations.create(db(), draft, now);
		if (made === 'wait') throw new Error('too many');
		return made.code;
	};
	const instructor = async (name: string) => ({
		id: await addUser(db(), name, 'instructor'),
		name
	});
	const take = (code: string, person: { id: string; name: string }, at = now) =>
		staffinvitations.accept(db(), code, person, at);
	const roles = async () => (await staff.list(db(), room)).map(({ role }) => role);

	it('waits in the class in the same words whether or not the address has an account', async () => {
		const ola = await instructor('Ola Helper');
		await invite(`${ola.id}@students.invalid`);
		await invite('nobody@school.example');
		const waiting = await staffinvitations.list(db(), room, now);
		expect(waiting.map(({ email }) => email).sort()).toEqual(
			[`${ola.id}@students.invalid`, 'nobody@school.example'].sort()
		);
		expect(await roles()).toEqual(['teacher']);
	});

	it('lets in whoever takes the link, once, also of two who come at once', async () => {
		const [ola, per] = [await instructor('Ola'), await instructor('Per')];
		const code = await invite(null, 'co-teacher');
		expect(await staffinvitations.find(db(), code, now)).toEqual({
			id: room,
			name: '10B',
			role: 'co-teacher',
			by: 'Tove Marker'
		});
		const both = await Promise.all([take(code, ola), take(code, per)]);
		expect(both.filter((one) => one === 'over')).toHaveLength(1);
		expect(both).toContainEqual({ class: room });
		expect(await roles()).toEqual(['teacher', 'co-teacher']);
		expect(await staffinvitations.list(db(), room, now)).toEqual([]);
		const deeds = db().selectFrom('audit').select(['action', 'actor']).where('class', '=', room);
		expect(await deeds.orderBy('action').execute()).toEqual([
			{ action: 'staff.invite', actor: teacher },
			{ action: 'staff.join', actor: (await staff.list(db(), room))[1]?.id }
		]);
	});

	it('changes nothing for who teaches there, and stays for another', async () => {
		const code = await invite();
		expect(await take(code, { id: teacher, name: 'Tove' })).toBe('there');
		const co = await addMember(db(), room, 'Co', { role: 'co-teacher' });
		expect(await take(code, { id: co, name: 'Co' })).toBe('there');
		expect(await roles()).toEqual(['teacher', 'co-teacher']);
		expect(await take(code, await instructor('Ola'))).toEqual({ class: room });
	});

	it('brings back who was removed', async () => {
		const ola = await instructor('Ola');
		await take(await invite(), ola);
		await staff.remove(db(), { class: room, by: teacher, user: ola.id }, now);
		expect(await roles()).toEqual(['teacher']);
		expect(await take(await invite(null, 'co-teacher'), ola)).toEqual({ class: room });
		expect(await roles()).toEqual(['teacher', 'co-teacher']);
	});

	it('is over after two weeks, once withdrawn, and while the class is archived', async () => {
		const ola = await instructor('Ola');
		const code = await invite();
		expect(await staffinvitations.find(db(), code, days(13.9))).toBeDefined();
		expect(await take(code, ola, days(14))).toBe('over');
		await classes.archive(db(), { class: room, by: teacher }, now);
		expect(await take(code, ola)).toBe('over');
		await classes.unarchive(db(), { class: room, by: teacher }, now);
		const { id } = (await staffinvitations.list(db(), room, now))[0]!;
		await staffinvitations.withdraw(db(), { class: 'another', by: teacher, id }, now);
		expect(await staffinvitations.list(db(), room, now)).toHaveLength(1);
		await staffinvitations.withdraw(db(), { class: room, by: teacher, id }, now);
		expect(await take(code, ola)).toBe('over');
		expect(await roles()).toEqual(['teacher']);
	});

	it('keeps no code, and is no way to write to many people', async () => {
		const code = await invite();
		const rows = await db().selectFrom('staff_invitation').selectAll().execute();
		expect(JSON.stringify(rows)).not.toContain(code);
		for (let made = 1; made < 30; made++) await invite();
		await expect(invite()).rejects.toThrow('too many');
	});
});
