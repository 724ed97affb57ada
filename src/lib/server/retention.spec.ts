import { beforeAll, expect, it } from 'vitest';
import * as retention from './retention.ts';
import { onEachEngine } from './store/testing.ts';
import { addClass, addPerson, addWork, at } from './testclass.ts';

onEachEngine((db) => {
	const due = (days: number) => retention.due(db(), new Date(at(days)));
	const ids = async (days: number) => (await due(days)).classes.map(({ id }) => id);
	const change = (id: string, set: { archived_at?: string; created_at?: string }) =>
		db().updateTable('class').set(set).where('id', '=', id).execute();

	beforeAll(async () => {
		await addPerson(db(), 'teacher', 'instructor');
		for (const id of ['archived', 'quiet', 'busy', 'planned', 'left']) {
			await addPerson(db(), `student-${id}`, 'student');
			await addClass(db(), id, { teacher: 'teacher', students: [`student-${id}`] });
			await addWork(db(), id, `student-${id}`);
		}
		await change('archived', { archived_at: at(50) });
		await db()
			.updateTable('event')
			.set({ server_at: at(300) })
			.where('class', '=', 'busy')
			.execute();
		await db()
			.updateTable('assignment')
			.set({ due_at: at(500) })
			.where('class', '=', 'planned')
			.execute();
		await db()
			.updateTable('member')
			.set({ removed_at: at(100) })
			.where('user', '=', 'student-left')
			.execute();
		await db()
			.updateTable('assignment')
			.set({ created_at: at(480) })
			.where('class', '=', 'left')
			.execute();
	});

	it('keeps what was of use within 400 days', async () => {
		expect(await retention.days(db())).toBe(400);
		expect(await due(399)).toEqual({ classes: [], members: [] });
	});

	it('knows a class at rest: archived so long ago, or nothing done, joined or due since', async () => {
		expect(await ids(402)).toEqual(['quiet']);
		expect(await ids(451)).toEqual(['archived', 'quiet']);
		expect(await ids(701)).toEqual(['archived', 'busy', 'quiet']);
		expect(await ids(901)).toEqual(['archived', 'busy', 'left', 'planned', 'quiet']);
	});

	it('knows who was taken out of a class that goes on', async () => {
		expect((await due(499)).members).toEqual([]);
		expect((await due(501)).members).toEqual([{ class: 'left', user: 'student-left' }]);
		expect((await due(901)).members).toEqual([]);
	});

	it('keeps for as long as the administrator says, and says who said it', async () => {
		const now = new Date(at(60));
		await retention.setDays(db(), 30, 'admin', now);
		expect(await retention.days(db())).toBe(30);
		expect(await ids(81)).toEqual(['archived', 'quiet']);
		await retention.setDays(db(), null, 'admin', now);
		expect(await retention.days(db())).toBeNull();
		expect(await due(9999)).toEqual({ classes: [], members: [] });
		await retention.setDays(db(), 400, 'admin', now);
		const noted = db().selectFrom('audit').select('detail').where('action', '=', 'retention.set');
		expect((await noted.execute()).map(({ detail }) => detail).sort()).toEqual([
			'{"days":30}',
			'{"days":400}',
			'{"days":null}'
		]);
	});

	it('erases what is due, and what is over by itself', async () => {
		const count = async (
			table: 'session' | 'link' | 'verification' | 'guess' | 'invitation' | 'staff_invitation'
		) => (await db().selectFrom(table).selectAll().execute()).length;
		expect(await count('staff_invitation')).toBeGreaterThan(0);
		expect(await retention.run(db(), new Date(at(0.5)))).toEqual({ classes: [], members: [] });
		const overByItself = ['session', 'link', 'verification', 'guess', 'invitation'] as const;
		for (const table of overByItself) expect(await count(table), table).toBe(6);

		const { classes, members } = await retention.run(db(), new Date(at(501)));
		expect(classes.map(({ id }) => id)).toEqual(['archived', 'quiet']);
		expect(members).toHaveLength(1);
		for (const table of [...overByItself, 'staff_invitation'] as const) {
			expect(await count(table), table).toBe(0);
		}
		const left = await db().selectFrom('user').select('id').orderBy('id').execute();
		expect(left.map(({ id }) => id)).toEqual(['student-busy', 'student-planned', 'teacher']);
		const noted = await db().selectFrom('audit').select('at').execute();
		expect(noted).toEqual([]);
		expect(await due(501)).toEqual({ classes: [], members: [] });
	});
});
