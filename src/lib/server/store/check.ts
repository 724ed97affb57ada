import { DatabaseSync } from 'node:sqlite';
import { CopyRefused } from './copyrefused.ts';
import { migrationNames } from './migrate.ts';

/**
 * Looks whether a copy is whole, of this program, and not from a newer one; makes one file of it.
 * @param name how the person knows it
 * @throws CopyRefused
 */
export function check(path: string, name: string): void {
	let db: DatabaseSync | undefined;
	try {
		db = new DatabaseSync(path);
		db.exec('PRAGMA journal_mode=DELETE;');
		const [whole] = db.prepare('PRAGMA integrity_check(1)').all();
		if (whole?.['integrity_check'] !== 'ok') throw new CopyRefused(`${name} is damaged.`);
		if (db.prepare('PRAGMA foreign_key_check').get()) {
			throw new CopyRefused(`${name} is incomplete: rows point to rows that are not there.`);
		}
		const done = db.prepare('SELECT name FROM kysely_migration').all();
		if (done.length === 0) throw new CopyRefused(`${name} holds nothing yet.`);
		if (!done.every(({ name: one }) => migrationNames.includes(String(one)))) {
			throw new CopyRefused(`${name} was written by a newer Grounds. Install that version first.`);
		}
	} catch (error) {
		if (error instanceof CopyRefused) throw error;
		const { message } = error as Error;
		throw new CopyRefused(`${name} is not a database of Grounds, or is damaged (${message}).`);
	} finally {
		db?.close();
	}
}
