import { sql } from 'kysely';
import { expect, it } from 'vitest';
import { StoreError } from './error.ts';
import type { Db } from './open.ts';
import { onEachEngine } from './testing.ts';

const record = (id: string, actor = 'a') => ({
	id,
	class: null,
	actor,
	action: 'tested',
	object: '',
	detail: '{}',
	at: '2026-01-01T00:00:00.000Z'
});
const add = (db: Db, id: string, actor?: string) =>
	db.insertInto('audit').values(record(id, actor)).execute();
const find = (db: Db, id: string) =>
	db.selectFrom('audit').selectAll().where('id', '=', id).executeTakeFirst();
const trouble = (work: Promise<unknown>) =>
	work.then(
		() => 'none',
		(error: unknown) => (error instanceof StoreError ? error.trouble : String(error))
	);

onEachEngine((db) => {
	it('reads what was acknowledged, as plain objects with the same values', async () => {
		await add(db(), 'written');
		expect(await find(db(), 'written')).toStrictEqual(record('written'));
	});

	it('keeps what went well beside what did not', async () => {
		await add(db(), 'taken');
		const names = ['g0', 'g1', 'taken', 'g2', 'g0'];
		const troubles = await Promise.all(names.map((name) => trouble(add(db(), name))));
		expect(troubles).toEqual(['none', 'none', 'conflict', 'none', 'conflict']);
		const kept = db().selectFrom('audit').select('id').where('id', 'in', ['g0', 'g1', 'g2']);
		expect(await kept.execute()).toHaveLength(3);
	});

	it('says how many rows a statement changed', async () => {
		await Promise.all([add(db(), 'n1', 'n'), add(db(), 'n2', 'n')]);
		const updated = db().updateTable('audit').set({ object: 'x' }).where('actor', '=', 'n');
		expect((await updated.executeTakeFirst()).numUpdatedRows).toBe(2n);
		const again = db()
			.insertInto('audit')
			.values(record('n1'))
			.onConflict((taken) => taken.column('id').doNothing());
		expect((await again.executeTakeFirst()).numInsertedOrUpdatedRows).toBe(0n);
		expect(await again.returning('id').execute()).toEqual([]);
		const removed = db().deleteFrom('audit').where('actor', '=', 'n').returning('id');
		expect(await removed.execute()).toHaveLength(2);
	});

	it('counts and adds in numbers', async () => {
		await Promise.all([add(db(), 'm1', 'm'), add(db(), 'm2', 'm')]);
		const counted = db()
			.selectFrom('audit')
			.select(({ fn }) => [
				fn.countAll().as('count'),
				fn.avg(sql<number>`case when id = 'm1' then 1 else 2 end`).as('mean'),
				fn.sum(sql<number>`case when id = 'm1' then 1 else 2 end`).as('sum')
			])
			.where('actor', '=', 'm');
		expect(await counted.executeTakeFirst()).toEqual({ count: 2, mean: 1.5, sum: 3 });
	});

	it('keeps a transaction whole or not at all', async () => {
		const broken = db()
			.transaction()
			.execute(async (own) => {
				await add(own, 't1');
				expect(await find(own, 't1')).toBeDefined();
				expect(await find(db(), 't1')).toBeUndefined();
				throw new Error('changed my mind');
			});
		await expect(broken).rejects.toThrow('changed my mind');
		expect(await find(db(), 't1')).toBeUndefined();
		await db()
			.transaction()
			.execute((own) => Promise.all([add(own, 't2'), add(own, 't3')]));
		expect(await find(db(), 't2')).toBeDefined();
	});

	it('loses nothing of single statements and transactions that come at once', async () => {
		const single = Array.from({ length: 40 }, (_, at) => add(db(), `s${at}`, 'mixed'));
		const several = Array.from({ length: 10 }, (_, at) =>
			db()
				.transaction()
				.execute(async (own) => {
					await add(own, `a${at}`, 'mixed');
					await add(own, `b${at}`, 'mixed');
					if (at % 2) throw new Error('not this one');
				})
		);
		const done = await Promise.allSettled([...single, ...several]);
		expect(done.filter(({ status }) => status === 'rejected')).toHaveLength(5);
		const kept = db().selectFrom('audit').select('id').where('actor', '=', 'mixed');
		expect(await kept.execute()).toHaveLength(40 + 5 * 2);
	});

	it('refuses a row whose parent is missing', async () => {
		const orphan = { class: 'none', id: 'g', name: 'Group' };
		expect(await trouble(db().insertInto('group').values(orphan).execute())).toBe('conflict');
	});

	it('tells a wrong question from a server in trouble', async () => {
		expect(await trouble(sql`select nothing from nowhere`.execute(db()))).toBe('fault');
		const query = db()
			.selectFrom('audit')
			.selectAll()
			.where(sql<boolean>`nothing = 1`);
		expect(await trouble(query.execute())).toBe('fault');
	});
});
