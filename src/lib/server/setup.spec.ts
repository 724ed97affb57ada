import { expect, it } from 'vitest';
import * as people from './people.ts';
import * as setup from './setup.ts';
import { onEachEngine } from './store/testing.ts';

const now = new Date('2031-03-03T09:00:00.000Z');
const ada = { name: 'Ada Quill', email: 'Ada@school.test', password: 'four small words' };

onEachEngine((db) => {
	it('lets the first administrator in with the code of the last start, once', async () => {
		const old = (await setup.prepare(db()))!;
		const code = (await setup.prepare(db()))!;
		expect(code).toMatch(/^[0-9A-HJKMNP-TV-Z]{4}(-[0-9A-HJKMNP-TV-Z]{4}){2}$/);
		expect(await setup.complete(db(), old, ada, now)).toBeUndefined();
		expect(await setup.complete(db(), '', ada, now)).toBeUndefined();
		expect(await setup.isDone(db())).toBe(false);

		const typed = code.toLowerCase().replaceAll('-', ' ').replaceAll('0', 'o');
		const other = { ...ada, email: 'other@school.test' };
		const both = await Promise.all([
			setup.complete(db(), typed, ada, now),
			setup.complete(db(), code, other, now)
		]);
		const [id] = both.filter((one) => one !== undefined);
		expect(both).toContain(undefined);
		expect(await people.find(db(), id!)).toMatchObject({ role: 'administrator' });
		expect(await setup.complete(db(), code, other, now)).toBeUndefined();
		expect(await setup.isDone(db())).toBe(true);
		expect(await setup.prepare(db())).toBeUndefined();
	});

	it('takes no code that could be guessed', async () => {
		await db().deleteFrom('user').execute();
		await expect(setup.prepare(db(), 'short')).rejects.toThrow('GROUNDS_SETUP_CODE');
		expect(await setup.prepare(db(), 'long enough code')).toBe('long enough code');
		expect(await setup.complete(db(), 'LONGENOUGH-CODE', ada, now)).toBeDefined();
	});
});
