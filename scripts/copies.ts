import { resolve } from 'node:path';
import { CopyRefused } from '../src/lib/server/store/copyrefused.ts';
import { defaultPath, placeOf, type Place } from '../src/lib/server/store/place.ts';
import { Trouble } from './main.js';

/**
 * The database that is meant, and the file that was named: as seen from where the person is, which
 * npm leaves for the project's folder.
 * @throws Trouble where no file is named
 */
export function named(command: string): { place: Place; file: string } {
	const [file, ...more] = process.argv.slice(2);
	if (!file || file.startsWith('-') || more.length > 0) {
		throw new Trouble(`Name one file: npm run ${command} -- grounds-monday.db`);
	}
	return {
		place: placeOf(process.env['DATABASE_URL'] || defaultPath),
		file: resolve(process.env['INIT_CWD'] ?? '.', file)
	};
}

/** Runs it; what it refuses, and what the disk refuses, is said in words. */
export async function inWords<T>(work: () => T | Promise<T>): Promise<T> {
	try {
		return await work();
	} catch (error) {
		if (error instanceof CopyRefused) throw new Trouble(error.message);
		if (isOfDisk(error)) throw new Trouble(`The disk did not take it: ${error.message}`);
		throw error;
	}
}

/** No room, no rights, no such folder: by what the system or SQLite calls it. */
const isOfDisk = (error: unknown): error is Error =>
	error instanceof Error
	&& 'code' in error
	&& /^(E[A-Z]+|ERR_SQLITE_ERROR)$/.test(String(error.code));
