import { sql } from 'kysely';
import { expect, it } from 'vitest';
import { prepared } from './prepared.ts';
import { onEachEngine } from './testing.ts';

const add = prepared((db, asked: { name: string; value: string }) =>
	db.insertInto('setting').values({ name: asked.name, value: asked.value })
);
const read = prepared((db, asked: { name: string; most: number }) =>
	db
		.selectFrom('setting')
		.select(['name', 'value'])
		.where('name', '>=', asked.name)
		.where('name', 'like', '%')
		.orderBy('name')
		.limit(asked.most)
);

onEachEngine((db, engine) => {
	it('asks with the values of each time', async () => {
		await add(db(), { name: 'a', value: '1' });
		await add(db(), { name: 'b', value: '2' });
		expect(await read(db(), { name: 'a', most: 5 })).toHaveLength(2);
		expect(await read(db(), { name: 'b', most: 5 })).toEqual([{ name: 'b', value: '2' }]);
		expect(await read(db(), { name: 'a', most: 1 })).toEqual([{ name: 'a', value: '1' }]);
		await expect(add(db(), { name: 'b', value: '3' })).rejects.toMatchObject({
			trouble: 'conflict'
		});
	});

	it('is part of the transaction that asks it', async () => {
		const broken = db()
			.transaction()
			.execute(async (own) => {
				await add(own, { name: 'half', value: '' });
				expect(await read(own, { name: 'half', most: 1 })).toHaveLength(1);
				throw new Error('enough');
			});
		await expect(broken).rejects.toThrow('enough');
		expect(await read(db(), { name: 'half', most: 1 })).toEqual([]);
	});

	it.runIf(engine === 'postgres')('is planned once for a connection', async () => {
		await db()
			.connection()
			.execute(async (own) => {
				for (let turn = 0; turn < 3; turn++) await read(own, { name: 'a', most: 1 });
				const kept = await sql`select 1 from pg_prepared_statements
				where statement like '%"setting"%limit%' and generic_plans + custom_plans > 1`.execute(own);
				expect(kept.rows).toHaveLength(1);
			});
	});
});
