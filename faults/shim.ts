import { execFileSync } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Trouble } from '../scripts/main.js';

/**
 * Compiles a library of this folder that is preloaded into a server.
 * @returns its path
 * @throws Trouble where that cannot be done
 */
export function compile(
	name: 'power-cut' | 'failing-disk',
	folder = mkdtempSync(join(tmpdir(), 'shim-'))
) {
	if (process.platform !== 'linux') throw new Trouble('Faults of the disk are made on Linux only.');
	const source = fileURLToPath(new URL(`${name}.c`, import.meta.url));
	const library = join(folder, `${name}.so`);
	const flags = ['-shared', '-fPIC', '-O1', '-Wall', '-Wextra', '-Werror'];
	try {
		execFileSync('cc', [...flags, '-o', library, source, '-ldl', '-lpthread'], { stdio: 'pipe' });
	} catch (error) {
		const { code, message } = error as NodeJS.ErrnoException;
		throw new Trouble(
			code === 'ENOENT' ? 'Faults of the disk need a C compiler: there is no cc here.' : message
		);
	}
	return library;
}
