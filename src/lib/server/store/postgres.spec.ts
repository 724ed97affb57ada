import { sql } from 'kysely';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { open, type Db, type Store } from './open.ts';
import { freshDatabase } from './testing.ts';

let fresh: Awaited<ReturnType<typeof freshDatabase>>;
let store: Store;
let other: Store;

beforeAll(async () => {
	fresh = await freshDatabase();
	[store, other] = await Promise.all([open(fresh.url), open(fresh.url)]);
});
afterAll(async () => {
	await Promise.all([store.close(), other.close()]);
	await fresh.drop();
});

const add = (db: Db, name: string) =>
	db.insertInto('setting').values({ name, value: '' }).execute();
const ownName = async (db: Db) => {
	const answer = await sql<{ pid: number }>`select pg_backend_pid() as pid`.execute(db);
	return answer.rows[0]!.pid;
};
const gone = async (pid: number) => {
	for (;;) {
		const there = await sql`select 1 from pg_stat_activity where pid = ${pid}`.execute(other.db);
		if (there.rows.length === 0) return;
	}
};

it('tells a transaction whose connection broke, and goes on with a new one', async () => {
	const broken = store.db.transaction().execute(async (own) => {
		const pid = await ownName(own);
		await add(own, 'half');
		await sql`select pg_terminate_backend(${pid})`.execute(other.db);
		await gone(pid);
		await add(own, 'rest');
	});
	await expect(broken).rejects.toMatchObject({ trouble: 'unavailable' });
	await add(store.db, 'after');
	const kept = await store.db.selectFrom('setting').select('name').execute();
	expect(kept).toEqual([{ name: 'after' }]);
});

it('takes rows back from a transaction that is left idle', async () => {
	const idle = store.db.transaction().execute(async (own) => {
		await sql`set local idle_in_transaction_session_timeout = 20`.execute(own);
		await add(own, 'idle');
		await gone(await ownName(own));
		await add(own, 'late');
	});
	await expect(idle).rejects.toMatchObject({ trouble: 'unavailable' });
	await add(store.db, 'idle');
});

it('leaves no transaction idle and waits for no lock without end', async () => {
	const setting = async (name: string) =>
		(await sql<{ value: string }>`select current_setting(${name}) as value`.execute(store.db))
			.rows[0]?.value;
	expect(await setting('idle_in_transaction_session_timeout')).toBe('5s');
	expect(await setting('lock_timeout')).toBe('5s');
});

it('says that a server cannot be reached', async () => {
	const nowhere = new URL(fresh.url);
	nowhere.port = '1';
	await expect(open(nowhere.href)).rejects.toMatchObject({ trouble: 'unavailable' });
});
