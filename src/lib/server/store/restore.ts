import {
	chmodSync,
	closeSync,
	copyFileSync,
	existsSync,
	fsyncSync,
	mkdirSync,
	openSync,
	renameSync,
	rmSync
} from 'node:fs';
import { dirname } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { check } from './check.ts';
import { CopyRefused } from './copyrefused.ts';

/**
 * Puts a backup in the place of the database, and the database beside it under a dated name.
 * @returns where the old one is now, if there was one
 * @throws CopyRefused when the backup is not good, or a program has the database open
 */
export function restore(from: string, path: string, now: Date): string | undefined {
	if (!existsSync(from)) throw new CopyRefused(`There is no file ${from}.`);
	mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
	const part = `${path}.part`;
	try {
		copyFileSync(from, part);
		chmodSync(part, 0o600);
		// Not a backup of ours but the files of a server that was killed: most of it may be in there.
		if (existsSync(`${from}-wal`)) copyFileSync(`${from}-wal`, `${part}-wal`);
		check(part, from);
		sync(part);
		const old = existsSync(path) ? putAside(path, now) : undefined;
		renameSync(part, path);
		sync(dirname(path));
		return old;
	} finally {
		for (const end of ['', '-wal', '-shm']) rmSync(part + end, { force: true });
	}
}

function putAside(path: string, now: Date): string {
	takeAlone(path);
	const old = `${path}.${now.toISOString().replace(/[-:]|\.\d+/g, '')}`;
	if (existsSync(old)) throw new CopyRefused(`${old} is there already. Nothing was changed.`);
	// A damaged file may leave its log behind. It must not meet another database.
	for (const log of ['-wal', '-shm']) {
		if (existsSync(path + log)) renameSync(path + log, old + log);
	}
	renameSync(path, old);
	return old;
}

/**
 * Leaving WAL needs the file for oneself, so SQLite itself says whether anybody has it open; and it
 * makes one file of it.
 */
function takeAlone(path: string): void {
	const db = new DatabaseSync(path, { timeout: 0 });
	try {
		db.exec('PRAGMA journal_mode=DELETE;');
	} catch (error) {
		if (isBusy(error)) {
			throw new CopyRefused(
				`A program has ${path} open. Nothing was changed; stop Grounds and try again.`
			);
		}
	} finally {
		db.close();
	}
}

const isBusy = (error: unknown) => ((error as { errcode?: number }).errcode ?? 0) % 256 === 5;

/** Until then a power cut could undo it. Windows does not let a folder be opened for this. */
function sync(path: string): void {
	if (process.platform === 'win32') return;
	const file = openSync(path, 'r');
	fsyncSync(file);
	closeSync(file);
}
