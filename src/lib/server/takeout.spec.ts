import { expect, it } from 'vitest';
import * as people from './people.ts';
import * as sessions from './sessions.ts';
import { onEachEngine } from './store/testing.ts';
import * as takeout from './takeout.ts';
import { addClass, addPerson, addWork } from './testclass.ts';

const now = new Date('2031-03-03T09:00:00.000Z');

onEachEngine((db) => {
	it('holds a student’s classes and every step of their work, and nobody else’s', async () => {
		await addPerson(db(), 'teacher', 'instructor');
		for (const student of ['mine', 'theirs']) await addPerson(db(), student, 'student');
		await addClass(db(), 'class', { teacher: 'teacher', students: ['mine', 'theirs'] });
		for (const student of ['mine', 'theirs']) await addWork(db(), 'class', student);
		const all = await takeout.of(db(), 'mine', now);
		expect(all.classes).toMatchObject([{ id: 'class', role: 'student' }]);
		expect(all.attempts).toHaveLength(1);
		expect(all.attempts[0]?.steps.length).toBeGreaterThan(0);
		expect(JSON.stringify(all)).not.toContain('theirs');
	});

	it('gives away nothing that signs in', async () => {
		const email = 'ada@school.test';
		const person = { name: 'Ada Quill', email, password: 'four small words' };
		const id = (await people.create(db(), { ...person, role: 'instructor' }, now))!;
		const cookie = await sessions.create(db(), 'secret', id, now, 'Firefox on Linux');
		const text = JSON.stringify(await takeout.of(db(), id, now));
		expect(text).toContain(email);
		expect(text).toContain('Firefox on Linux');
		for (const secret of ['argon2', cookie.split('.')[0]!]) expect(text).not.toContain(secret);
	});
});
