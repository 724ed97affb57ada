import { execFileSync } from 'node:child_process';
import { closeSync, fdatasyncSync, openSync, rmSync, writeFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** A disk that can be made slow. */
export type Disk = {
	/** What a program is started with so that the disk is slow to it. */
	readonly env: Readonly<Record<string, string>>;
	readonly slow: (on: boolean) => void;
};

/** @throws Error where it cannot be made: it takes Linux and a C compiler */
export function slowDisk(folder: string): Disk {
	const library = join(folder, 'slow-disk.so');
	const sign = join(folder, 'slow');
	const source = fileURLToPath(new URL('slow-disk.c', import.meta.url));
	execFileSync('cc', ['-shared', '-fPIC', '-O1', '-o', library, source, '-ldl']);
	return {
		env: { LD_PRELOAD: library, SLOW_DISK_WHILE: sign },
		slow: (on) => (on ? writeFileSync(sign, '') : rmSync(sign, { force: true }))
	};
}

/** How often in a second the disk can take 4 KB and be sure of them: what no database can outdo. */
export function rawAppends(folder: string): number {
	const path = join(folder, 'raw');
	const file = openSync(path, 'w');
	const block = Buffer.alloc(4096, 'x');
	const end = performance.now() + 1500;
	let count = 0;
	while (performance.now() < end) {
		writeSync(file, block);
		fdatasyncSync(file);
		count++;
	}
	closeSync(file);
	rmSync(path);
	return count / 1.5;
}
