import { closeSync, existsSync, mkdirSync, openSync, renameSync, rmSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { backup as copyPages, DatabaseSync } from 'node:sqlite';
import { check } from './check.ts';
import { CopyRefused } from './copyrefused.ts';

/**
 * Copies a database into one file while others read and write it: as it was at the moment of the
 * call, checked, on the disk when this returns.
 * @param target a file that is not there yet
 * @returns its size in bytes
 * @throws CopyRefused
 */
export async function backup(path: string, target: string): Promise<number> {
	if (!existsSync(path)) throw new CopyRefused(`There is no database at ${path}.`);
	if (existsSync(target)) {
		throw new CopyRefused(`${target} is there already. Nothing was written; give another name.`);
	}
	mkdirSync(dirname(target), { recursive: true });
	const part = `${target}.part`;
	rmSync(part, { force: true });
	// It holds what the database holds: for nobody else on this computer.
	closeSync(openSync(part, 'wx', 0o600));
	try {
		await copy(path, part);
		check(part, path);
		renameSync(part, target);
		return statSync(target).size;
	} finally {
		rmSync(part, { force: true });
	}
}

async function copy(path: string, part: string): Promise<void> {
	const source = new DatabaseSync(path, { timeout: 5000 });
	try {
		// Reading one state to the end: otherwise each write of the server would begin the copy anew.
		source.exec('BEGIN; SELECT count(*) FROM sqlite_schema;');
		await copyPages(source, part, { rate: 4096 });
	} finally {
		source.close();
	}
}
