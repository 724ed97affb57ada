import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { run, wasStopped } from './child.js';
import { pinnedNode, root } from './install.js';
import { Trouble } from './main.js';

const sources = [
	'src',
	'questions',
	'static',
	'scripts/questions.ts',
	'scripts/keptprogram.ts',
	'svelte.config.js',
	'vite.config.ts',
	'tsconfig.json',
	'package.json',
	'package-lock.json'
];
const marker = join(root, 'build/sources');

/** Hash of all that the build is made from: contents and paths, so that a checkout's times are no matter. */
export function fingerprint() {
	const hash = createHash('sha256');
	/** @param {string} path */
	const add = (path) => {
		const full = join(root, path);
		if (!existsSync(full)) return;
		hash.update(`${path}\0`).update(readFileSync(full)).update('\0');
	};
	for (const source of sources) {
		const full = join(root, source);
		if (!existsSync(full)) continue;
		if (/\.\w+$/.test(source)) add(source);
		else
			readdirSync(full, { recursive: true, withFileTypes: true })
				.filter((entry) => entry.isFile() && !/\.spec\.ts$/.test(entry.name))
				.map((entry) => join(entry.parentPath, entry.name).slice(root.length))
				.sort()
				.forEach(add);
	}
	return hash.digest('hex');
}

/** Builds if a source changed since the last build that went through. */
export async function ensureBuilt() {
	const now = fingerprint();
	if (existsSync(marker) && readFileSync(marker, 'utf8') === now) return;
	console.log('Building …');
	const begun = Date.now();
	const vite = join(root, 'node_modules/vite/bin/vite.js');
	let said = '';
	const code = await run(
		pinnedNode,
		[vite, 'build'],
		{
			cwd: root,
			stdio: ['ignore', 'pipe', 'pipe'],
			env: { ...process.env, GROUNDS_SOURCES: now.slice(0, 16) }
		},
		(child) => {
			child.stdout?.on('data', (chunk) => (said += chunk));
			child.stderr?.on('data', (chunk) => (said += chunk));
		}
	);
	if (wasStopped()) throw new Trouble('Stopped. The next start builds again.');
	if (code !== 0) {
		console.error(said.trim());
		throw new Trouble('The build failed; the reason stands above.');
	}
	writeFileSync(marker, now);
	console.log(`  done in ${((Date.now() - begun) / 1000).toFixed(1)} s`);
}
