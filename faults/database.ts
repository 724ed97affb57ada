import { randomBytes } from 'node:crypto';
import { cpSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import pg from 'pg';
import { startPostgres, type Postgres } from '../scripts/postgres.ts';
import type { StoredLine } from './judge.ts';

export type Engine = 'sqlite' | 'postgres';

/** An empty database for one drill. */
export type Database = {
	readonly engine: Engine;
	readonly url: string;
	/** The lines of all logs as they would be found now, without touching the database. */
	readonly lines: () => Promise<readonly StoredLine[]>;
	readonly tables: () => Promise<readonly string[]>;
	readonly drop: () => Promise<void> | void;
};

const query = 'select attempt, seq, client_id from event order by attempt, seq';
const tables = {
	sqlite: "select name from sqlite_schema where type = 'table'",
	postgres: "select tablename as name from pg_tables where schemaname = 'public'"
};
type Named = { readonly name: string };
let server: Promise<Postgres> | undefined;

export const stopPostgres = async () => (await server)?.stop();

export async function freshDatabase(engine: Engine): Promise<Database> {
	if (engine === 'sqlite') {
		const folder = mkdtempSync(join(tmpdir(), 'grounds-faults-'));
		const url = join(folder, 'grounds.db');
		const drop = () => rmSync(folder, { recursive: true, force: true });
		const names = () => lookInto<Named>(url, tables.sqlite).map(({ name }) => name);
		return { engine, url, lines: async () => linesOf(url), tables: async () => names(), drop };
	}
	const { url: all } = await (server ??= startPostgres());
	const name = `faults_${randomBytes(6).toString('hex')}`;
	const url = Object.assign(new URL(all), { pathname: `/${name}` }).href;
	await ask(all, `create database ${name}`);
	return {
		engine,
		url,
		lines: () => ask<StoredLine>(url, query),
		tables: async () => (await ask<Named>(url, tables.postgres)).map(({ name }) => name),
		drop: async () => void (await ask(all, `drop database ${name} with (force)`))
	};
}

export const linesOf = (path: string) => lookInto<StoredLine>(path, query);

/** Reads a copy of the file and its log, so that the server itself has to repair what a kill left. */
function lookInto<Row>(path: string, sql: string): readonly Row[] {
	const folder = mkdtempSync(join(tmpdir(), 'grounds-look-'));
	try {
		for (const end of ['', '-wal']) {
			if (existsSync(path + end)) cpSync(path + end, join(folder, `copy${end}`));
		}
		const db = new DatabaseSync(join(folder, 'copy'));
		const rows = db.prepare(sql).all() as unknown as readonly Row[];
		db.close();
		return rows;
	} finally {
		rmSync(folder, { recursive: true });
	}
}

async function ask<Row extends object>(url: string, sql: string): Promise<readonly Row[]> {
	const client = new pg.Client({ connectionString: url });
	await client.connect();
	try {
		return (await client.query<Row>(sql)).rows;
	} finally {
		await client.end();
	}
}
