import { sql } from 'kysely';
import { cpSync, existsSync, readdirSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { basename, dirname } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { backup } from './backup.ts';
import { open, type Db, type Store } from './open.ts';
import { restore } from './restore.ts';
import { freshFile } from './testing.ts';

const now = new Date('2026-03-01T08:00:00.000Z');
let path: string;
let copy: string;
let drop: () => void;
let store: Store;

beforeEach(async () => {
	({ url: path, drop } = freshFile());
	copy = `${path}-monday`;
	store = await open(path);
	await set(store.db, 'day', 'monday');
});
afterEach(async () => {
	await store.close();
	drop();
});

const set = (db: Db, name: string, value: string) =>
	db
		.insertInto('setting')
		.values({ name, value })
		.onConflict((taken) => taken.column('name').doUpdateSet({ value }))
		.execute();
const days = async (url: string) => {
	const { db, close } = await open(url);
	const rows = await db.selectFrom('setting').select('value').where('name', '=', 'day').execute();
	await close();
	return rows.map(({ value }) => value);
};

it('takes one private file while others write, and never over another', async () => {
	const writing = Array.from({ length: 200 }, (_, at) => set(store.db, `n${at}`, ''));
	expect(await backup(path, copy)).toBe(statSync(copy).size);
	await Promise.all(writing);
	expect(statSync(copy).mode & 0o077).toBe(0);
	expect(readdirSync(dirname(path)).filter((name) => name.includes('monday'))).toHaveLength(1);
	await expect(backup(path, copy)).rejects.toThrow('is there already');
	await expect(backup(`${path}-none`, `${copy}-2`)).rejects.toThrow('There is no database');
	expect(existsSync(`${copy}-2`)).toBe(false);
});

it('puts back what was copied and keeps what was there', async () => {
	await backup(path, copy);
	await set(store.db, 'day', 'tuesday');
	await store.close();
	const old = restore(copy, path, now);
	expect(old).toBe(`${path}.20260301T080000Z`);
	expect(await days(path)).toEqual(['monday']);
	expect(await days(old!)).toEqual(['tuesday']);
	expect(existsSync(copy)).toBe(true);
});

it('touches nothing while a program has the database open', async () => {
	await backup(path, copy);
	await set(store.db, 'day', 'tuesday');
	expect(() => restore(copy, path, now)).toThrow('has');
	await set(store.db, 'day', 'wednesday');
	await store.close();
	expect(await days(path)).toEqual(['wednesday']);
});

it('restores over a damaged file and where there is none', async () => {
	await backup(path, copy);
	await store.close();
	writeFileSync(path, 'not a database, and long enough to be looked at. '.repeat(100));
	expect(restore(copy, path, now)).toBeDefined();
	expect(await days(path)).toEqual(['monday']);
	expect(restore(copy, `${path}-elsewhere`, now)).toBeUndefined();
	expect(await days(`${path}-elsewhere`)).toEqual(['monday']);
});

it('takes the files of a server that was killed, log and all', async () => {
	cpSync(path, `${path}-killed`);
	cpSync(`${path}-wal`, `${path}-killed-wal`);
	restore(`${path}-killed`, `${path}-elsewhere`, now);
	expect(await days(`${path}-elsewhere`)).toEqual(['monday']);
});

it('leaves one file when it is closed', async () => {
	await store.close();
	expect(readdirSync(dirname(path))).toEqual([basename(path)]);
});

it('refuses copies that are damaged, foreign or too new', async () => {
	await backup(path, copy);
	const later = `${path}-later`;
	await sql`insert into kysely_migration values ('9999-later', '2999-01-01T00:00:00.000Z')`.execute(
		store.db
	);
	await expect(backup(path, later)).rejects.toThrow('newer Grounds');
	await store.close();
	expect(() => restore(path, `${path}-elsewhere`, now)).toThrow('newer Grounds');
	truncateSync(copy, statSync(copy).size - 8192);
	expect(() => restore(copy, path, now)).toThrow('damaged');
	writeFileSync(later, 'text');
	expect(() => restore(later, path, now)).toThrow('not a database');
	expect(() => restore(`${path}-none`, path, now)).toThrow('There is no file');
	expect(readdirSync(dirname(path)).filter((name) => name.endsWith('.part'))).toEqual([]);
});
