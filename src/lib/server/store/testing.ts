import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll, beforeAll, describe, inject } from 'vitest';
import { open, type Db, type Engine, type Store } from './open.ts';

/**
 * Runs the same tests on both engines, each with an empty database of its own: a SQLite file, and a
 * database of a real PostgreSQL (`TEST_DATABASE_URL`, or one that `scripts/postgres.ts` starts).
 * @param tests is given a function that returns the database once a test runs
 */
export function onEachEngine(tests: (db: () => Db, engine: Engine) => void): void {
	describe.each<Engine>(['sqlite', 'postgres'])('on %s', (engine) => {
		let store: Store;
		let drop: () => Promise<void> | void;
		beforeAll(async () => {
			const fresh = engine === 'sqlite' ? freshFile() : await freshDatabase();
			drop = fresh.drop;
			store = await open(fresh.url);
		});
		afterAll(async () => {
			await store.close();
			await drop();
		});
		tests(() => store.db, engine);
	});
}

export function freshFile() {
	const folder = mkdtempSync(join(tmpdir(), 'grounds-'));
	return {
		url: join(folder, 'grounds.db'),
		drop: () => rmSync(folder, { recursive: true, force: true })
	};
}

export async function freshDatabase() {
	const server = inject('postgres');
	const name = `grounds_${randomUUID().replaceAll('-', '')}`;
	const url = new URL(server);
	url.pathname = `/${name}`;
	await ask(server, `create database ${name}`);
	return { url: url.href, drop: () => ask(server, `drop database ${name} with (force)`) };
}

async function ask(url: string, sql: string): Promise<void> {
	const client = new pg.Client({ connectionString: url });
	await client.connect();
	await client.query(sql);
	await client.end();
}
