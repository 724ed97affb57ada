import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { run } from '../scripts/child.js';
import { root } from '../scripts/install.js';
import type { Figure } from './figure.ts';

/** P13: `npm ci` with nothing fetched before. */
export async function install(): Promise<Figure[]> {
	const folder = mkdtempSync(join(tmpdir(), 'grounds-install-'));
	try {
		for (const file of ['package.json', 'package-lock.json', '.npmrc'])
			cpSync(join(root, file), join(folder, file));
		const begun = performance.now();
		const code = await run('npm', ['ci', '--cache', join(folder, 'cache')], {
			cwd: folder,
			stdio: 'ignore'
		});
		if (code !== 0) throw new Error('npm ci failed; is there a network?');
		const value = (performance.now() - begun) / 1000;
		return [{ goal: 'P13', what: 'npm ci, empty cache', value, atMost: 60, unit: 's' }];
	} finally {
		rmSync(folder, { recursive: true });
	}
}
