import { expect, it } from 'vitest';
import * as erasing from './erasing.ts';
import { onEachEngine } from './store/testing.ts';
import type { Db } from './store/open.ts';
import { addClass, addPerson, addWork } from './testclass.ts';

/** Every row of every table, whatever tables there are. */
async function dump(db: Db): Promise<string> {
	const tables = (await db.introspection.getTables()).filter(({ name }) => !/kysely/.test(name));
	const rows = tables.map(({ name }) =>
		db
			.selectFrom(name as 'user')
			.selectAll()
			.execute()
	);
	return JSON.stringify(await Promise.all(rows));
}

/** A teacher with two classes, and two students: one in both classes, one in the first. */
async function school(db: Db, name: string) {
	const [teacher, both, one] = [`teacher-${name}`, `both-${name}`, `one-${name}`];
	await addPerson(db, teacher, 'instructor');
	await addPerson(db, both, 'student');
	await addPerson(db, one, 'student');
	const [first, second] = [`first-${name}`, `second-${name}`];
	await addClass(db, first, { teacher, students: [both, one] });
	await addClass(db, second, { teacher, students: [both] });
	await addWork(db, first, both);
	await addWork(db, first, one);
	await addWork(db, second, both);
	return { teacher, both, one, first, second };
}

onEachEngine((db) => {
	it('leaves nothing of a person anywhere, and everything of the others', async () => {
		const { both, one, first } = await school(db(), 'person');
		await erasing.ofPerson(db(), one);
		const left = await dump(db());
		expect(left).not.toContain(one);
		expect(left.split(both).length).toBeGreaterThan(10);
		expect(left).toContain(first);
	});

	it('leaves nothing of a class anywhere, nor of students who were nowhere else', async () => {
		const { teacher, both, one, first, second } = await school(db(), 'class');
		await erasing.ofClass(db(), first);
		const left = await dump(db());
		expect(left).not.toContain(first);
		expect(left).not.toContain(one);
		for (const kept of [teacher, both, second]) expect(left).toContain(kept);
	});

	it('leaves a student who is taken from one class their other one', async () => {
		const { both, one, first, second } = await school(db(), 'member');
		await erasing.ofMember(db(), first, both);
		const events = await db().selectFrom('event').select(['class', 'body']).execute();
		const of = (name: string) => events.filter(({ body }) => body.includes(name));
		expect(of(both).map((event) => event.class)).toEqual([second]);
		expect(of(one)).toHaveLength(1);
		await erasing.ofMember(db(), second, both);
		expect(await dump(db())).not.toContain(both);
	});

	it('takes the accounts of teachers only when asked, and leaves their classes', async () => {
		const { teacher, one, first } = await school(db(), 'teacher');
		await erasing.ofMember(db(), first, teacher);
		expect(await dump(db())).toContain(`${teacher}@`);
		await erasing.ofPerson(db(), teacher);
		const left = await dump(db());
		expect(left).not.toContain(`${teacher}@`);
		expect(left).toContain(one);
	});

	it('keeps a reserved case closed when a co-teacher who reserved it goes', async () => {
		const { teacher, first } = await school(db(), 'reserved');
		await addPerson(db(), 'co-reserved', 'instructor');
		const place = { class: first, user: 'co-reserved', role: 'co-teacher' } as const;
		const rest = { name: 'Co', name_key: 'co', tag: 'elm-1', note: '', extra_time: 1 };
		await db()
			.insertInto('member')
			.values({ ...place, ...rest })
			.execute();
		const reserved = { module: 'clock', class: first, user: 'co-reserved', created_at: '2031' };
		await db().insertInto('reservation').values(reserved).execute();
		await erasing.ofPerson(db(), 'co-reserved');
		const left = db().selectFrom('reservation').select(['module', 'user']);
		expect(await left.where('class', '=', first).orderBy('module').execute()).toEqual([
			{ module: 'clock', user: teacher },
			{ module: 'engine', user: teacher }
		]);
		expect(await dump(db())).not.toContain('co-reserved');
	});

	it('does nothing to whom there is not', async () => {
		await school(db(), 'nobody');
		const before = await dump(db());
		await erasing.ofPerson(db(), 'no-such-person');
		await erasing.ofClass(db(), 'no-such-class');
		expect(await dump(db())).toBe(before);
	});
});
