import { expect, it } from 'vitest';
import * as handover from './handover.ts';
import * as people from './people.ts';
import type { Db } from './store/open.ts';
import { onEachEngine } from './store/testing.ts';
import { addClass, addPerson } from './testclass.ts';

const now = new Date('2031-03-03T09:00:00.000Z');

onEachEngine((db) => {
	const archive = (id: string) =>
		db()
			.updateTable('class')
			.set({ archived_at: now.toISOString() })
			.where('id', '=', id)
			.execute();
	const has = async (table: 'class' | 'user', id: string) =>
		(await (db() as Db).selectFrom(table).select('id').where('id', '=', id).execute()).length > 0;

	it('lets nobody go who alone teaches an open class', async () => {
		await addPerson(db(), 'alone', 'instructor');
		await addPerson(db(), 'heir', 'instructor');
		await addPerson(db(), 'pupil', 'student');
		await addClass(db(), 'open', { teacher: 'alone', students: ['pupil'] });
		expect(await handover.leave(db(), 'alone', now)).toBe('classes');
		expect(await has('user', 'alone')).toBe(true);

		const to = { id: 'heir', name: 'Heir' };
		await handover.give(db(), { from: 'alone', to, by: 'administrator' }, now);
		expect((await handover.soleClasses(db(), 'alone')).open).toEqual([]);
		expect(await handover.leave(db(), 'alone', now)).toBe('gone');
		expect(await has('user', 'alone')).toBe(false);
		expect(await has('class', 'open')).toBe(true);
		expect((await handover.soleClasses(db(), 'heir')).open).toMatchObject([{ id: 'open' }]);
	});

	it('takes along archived classes that nobody else teaches, and students who were only there', async () => {
		await addPerson(db(), 'leaves', 'instructor');
		await addPerson(db(), 'was-there', 'student');
		await addClass(db(), 'archived', { teacher: 'leaves', students: ['was-there'] });
		await archive('archived');
		expect((await handover.soleClasses(db(), 'leaves')).archived).toMatchObject([
			{ id: 'archived' }
		]);
		expect(await handover.leave(db(), 'leaves', now)).toBe('gone');
		expect(await has('class', 'archived')).toBe(false);
		expect(await has('user', 'was-there')).toBe(false);
	});

	it('makes one teacher of each class: who had it helps from then on', async () => {
		await addPerson(db(), 'first', 'instructor');
		await addPerson(db(), 'second', 'instructor');
		await addClass(db(), 'shared', { teacher: 'first', students: [] });
		const to = { id: 'second', name: 'Second' };
		for (let time = 0; time < 2; time++) {
			await handover.give(db(), { from: 'first', to, by: 'administrator' }, now);
		}
		const members = db()
			.selectFrom('member')
			.select(['user', 'role'])
			.where('class', '=', 'shared');
		expect((await members.orderBy('user').execute()).map(({ role }) => role)).toEqual([
			'co-teacher',
			'teacher'
		]);
	});

	it('leaves a class with its teacher who is to follow themselves', async () => {
		await addPerson(db(), 'same', 'instructor');
		await addClass(db(), 'kept', { teacher: 'same', students: [] });
		const to = { id: 'same', name: 'Same' };
		expect(await handover.give(db(), { from: 'same', to, by: 'administrator' }, now)).toBe(false);
		expect((await handover.soleClasses(db(), 'same')).open).toMatchObject([{ id: 'kept' }]);
	});

	it('keeps the last administrator', async () => {
		const ada = { name: 'Ada Quill', password: 'four small words', role: 'administrator' } as const;
		const one = (await people.create(db(), { ...ada, email: 'one@school.test' }, now))!;
		expect(await handover.leave(db(), one, now)).toBe('last');
		expect(await people.find(db(), one)).toMatchObject({ role: 'administrator' });
		await people.create(db(), { ...ada, email: 'two@school.test' }, now);
		expect(await handover.leave(db(), one, now)).toBe('gone');
	});
});
