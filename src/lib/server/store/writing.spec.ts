import { sql } from 'kysely';
import { mkdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { open, type Db } from './open.ts';
import { freshFile } from './testing.ts';
import { Writing } from './writing.ts';

const fresh = freshFile();
afterAll(fresh.drop);

const statement = (text: string) =>
	({ kind: 'statement', statement: { sql: text, values: [] } }) as const;

it('starts its writer again once the file can be opened', async () => {
	const path = join(dirname(fresh.url), 'not-yet', 'grounds.db');
	const writing = new Writing(path);
	await expect(writing.send(statement('select 1'))).rejects.toMatchObject({
		trouble: 'unavailable'
	});
	mkdirSync(dirname(path));
	const { rows } = await writing.send(statement('select 1 as one'));
	expect(rows).toEqual([{ one: 1 }]);
	await writing.stop();
	await expect(writing.send(statement('select 1'))).rejects.toMatchObject({
		trouble: 'unavailable'
	});
});

it('outlives the death of its writer', async () => {
	const { db, close } = await open(fresh.url);
	const add = (own: Db, name: string) =>
		own.insertInto('setting').values({ name, value: '' }).execute();
	const lost = await Promise.allSettled([
		db.transaction().execute(async (own) => {
			await add(own, 'half');
			// More than the writer's memory holds.
			await sql`
				with recursive n(i) as (select 1 union all select i + 1 from n where i < 400)
				select hex(randomblob(500000)) as x from n`.execute(own);
		}),
		add(db, 'beside')
	]);
	for (const outcome of lost) {
		expect(outcome).toMatchObject({ status: 'rejected', reason: { trouble: 'unavailable' } });
	}
	await add(db, 'after');
	const names = await db.selectFrom('setting').select('name').orderBy('name').execute();
	expect(names.map(({ name }) => name)).toEqual(['after']);
	await close();
});

it('says so when more waits than the disk can take', async () => {
	const writing = new Writing(fresh.url);
	const asked = Array.from({ length: 10_001 }, () => writing.send(statement('select 1')));
	await expect(asked.pop()).rejects.toMatchObject({ trouble: 'unavailable' });
	await Promise.all(asked);
	await expect(writing.send(statement('select 1'))).resolves.toBeDefined();
	await writing.stop();
});

it('waits for nothing that could not be sent', async () => {
	const writing = new Writing(fresh.url);
	const values = [Symbol('no value')] as unknown as string[];
	const one = { kind: 'statement', statement: { sql: 'select ?', values } } as const;
	const beside = writing.send(statement('select 1'));
	await expect(writing.send(one)).rejects.toThrow('could not be cloned');
	await expect(beside).resolves.toBeDefined();
	await writing.stop();
});
