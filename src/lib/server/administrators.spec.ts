import { expect, it } from 'vitest';
import * as administrators from './administrators.ts';
import * as people from './people.ts';
import { onEachEngine } from './store/testing.ts';

const now = new Date('2031-03-03T09:00:00.000Z');
const administrator = {
	name: 'Ada Quill',
	password: 'four small words',
	role: 'administrator'
} as const;

onEachEngine((db) => {
	it('always keeps one administrator, also when two step down at once', async () => {
		const ids = [];
		for (const email of ['one@school.test', 'two@school.test']) {
			ids.push((await people.create(db(), { ...administrator, email }, now))!);
		}
		const done = await Promise.all(
			ids.map((id) => administrators.setRole(db(), id, 'instructor', now))
		);
		expect(done.filter(Boolean)).toHaveLength(1);
		expect(await administrators.exist(db())).toBe(true);
		const last = ids[done.indexOf(false)]!;
		expect(await administrators.setRole(db(), last, 'instructor', now)).toBe(false);
		expect(await people.find(db(), last)).toMatchObject({ role: 'administrator' });
		const other = ids[done.indexOf(true)]!;
		expect(await administrators.setRole(db(), other, 'administrator', now)).toBe(true);
		expect(await administrators.setRole(db(), last, 'instructor', now)).toBe(true);
	});
});
