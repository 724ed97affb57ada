import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fingerprint } from '../scripts/build.js';
import { run } from '../scripts/child.js';
import { pinnedNode, root } from '../scripts/install.js';

export type BuiltChunk = {
	readonly file: string;
	readonly code: string;
	readonly modules: readonly { readonly id: string; readonly length: number }[];
};

const parts = ['src', 'static', 'questions', 'scripts', 'bench'];
const files = ['package.json', 'svelte.config.js', 'vite.config.ts', 'tsconfig.json'];

/** Builds once more, in a copy of the tree, and tells what is in each of the browser's files. */
export async function chunksByModule(): Promise<BuiltChunk[]> {
	const copy = mkdtempSync(join(tmpdir(), 'grounds-chunks-'));
	try {
		for (const part of parts.filter((one) => existsSync(join(root, one)))) {
			cpSync(join(root, part), join(copy, part), {
				recursive: true,
				filter: (path) => !path.includes('node_modules')
			});
		}
		for (const file of files) cpSync(join(root, file), join(copy, file));
		symlinkSync(join(root, 'node_modules'), join(copy, 'node_modules'));
		const code = await run(
			pinnedNode,
			['node_modules/vite/bin/vite.js', 'build', '--config', 'bench/build.config.ts'],
			{
				cwd: copy,
				stdio: 'ignore',
				// Named as the build that is served, so that its files are found again.
				env: { ...process.env, GROUNDS_SOURCES: fingerprint().slice(0, 16) }
			}
		);
		if (code !== 0) throw new Error('The copy could not be built.');
		return JSON.parse(readFileSync(join(copy, 'chunks.json'), 'utf8')) as BuiltChunk[];
	} finally {
		rmSync(copy, { recursive: true });
	}
}
