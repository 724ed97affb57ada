import { closeSync, mkdirSync, openSync } from 'node:fs';
import { dirname } from 'node:path';
import { Kysely } from 'kysely';
import { StoreError } from './error.ts';
import { migrate } from './migrate.ts';
import { placeOf, type Place } from './place.ts';
import { postgresDialect } from './postgres.ts';
import { sqliteDialect } from './sqlite.ts';
import type { Tables } from './tables.ts';

export type Db = Kysely<Tables>;
export type Engine = Place['engine'];
export type Store = {
	readonly db: Db;
	readonly engine: Engine;
	readonly close: () => Promise<void>;
};

/**
 * Opens the database and brings its tables up to date.
 * @param url `postgres://…`, or the path of a SQLite file, also as `sqlite:path`
 * @throws StoreError or Unstartable: not reachable, or written by a newer Grounds
 */
export async function open(url: string): Promise<Store> {
	const place = placeOf(url);
	const db = new Kysely<Tables>({ dialect: dialectOf(place) });
	const store = { db, engine: place.engine, close: () => db.destroy() };
	try {
		await migrate(store);
		return store;
	} catch (error) {
		await store.close().catch(() => undefined);
		throw error;
	}
}

function dialectOf(place: Place) {
	if (place.engine === 'postgres') return postgresDialect(place.url);
	try {
		// Other accounts of the computer have no business in it, nor in what SQLite puts beside it.
		mkdirSync(dirname(place.path), { recursive: true, mode: 0o700 });
		closeSync(openSync(place.path, 'a', 0o600));
	} catch (error) {
		throw new StoreError('unavailable', (error as Error).message);
	}
	return sqliteDialect(place.path);
}
