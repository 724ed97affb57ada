import { mkdirSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { Kysely } from 'kysely';
import { migrate } from './migrate.ts';
import { postgresDialect } from './postgres.ts';
import { sqliteDialect } from './sqlite.ts';
import type { Tables } from './tables.ts';

export type Db = Kysely<Tables>;
export type Engine = 'sqlite' | 'postgres';
export type Store = {
	readonly db: Db;
	readonly engine: Engine;
	readonly close: () => Promise<void>;
};

/** Where everything is kept unless DATABASE_URL says otherwise. */
export const defaultPath = 'data/grounds.db';

/**
 * Opens the database and brings its tables up to date.
 * @param url `postgres://…`, or the path of a SQLite file, also as `sqlite:path`
 * @throws Error in words for the operator: not reachable, or written by a newer Grounds
 */
export async function open(url: string): Promise<Store> {
	const engine: Engine = /^postgres(ql)?:/.test(url) ? 'postgres' : 'sqlite';
	const db = new Kysely<Tables>({ dialect: dialectOf(engine, url) });
	const store = { db, engine, close: () => db.destroy() };
	try {
		await migrate(store);
		return store;
	} catch (error) {
		await store.close().catch(() => undefined);
		throw error;
	}
}

function dialectOf(engine: Engine, url: string) {
	if (engine === 'postgres') return postgresDialect(url);
	const path = resolve(url.replace(/^sqlite:(\/\/)?/, ''));
	mkdirSync(dirname(path), { recursive: true });
	return sqliteDialect(path);
}
