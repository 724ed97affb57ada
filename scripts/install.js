import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { run, wasStopped } from './child.js';
import { Trouble } from './main.js';

export const root = fileURLToPath(new URL('..', import.meta.url));
const modules = join(root, 'node_modules');

/** The Node that everything but the installation runs on; it arrives as the package `node`. */
export const pinnedNode = join(
	modules,
	'node/bin',
	process.platform === 'win32' ? 'node.exe' : 'node'
);

/** Whether this very process runs on it. */
export const isPinned = () =>
	process.versions.node
	=== JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')).dependencies.node;

/**
 * @typedef {{ version: string, integrity?: string, optional?: boolean }} Package
 * @param {string} file a lockfile
 * @returns {Record<string, Package>}
 */
const packagesOf = (file) => JSON.parse(readFileSync(file, 'utf8')).packages;

/** npm writes its own copy of the lockfile last, so a broken-off installation has none. */
function isInstalled() {
	const hidden = join(modules, '.package-lock.json');
	if (!existsSync(hidden) || !existsSync(pinnedNode)) return false;
	const have = packagesOf(hidden);
	return Object.entries(packagesOf(join(root, 'package-lock.json'))).every(([path, wanted]) => {
		const found = have[path];
		if (path === '') return true;
		if (!found) return wanted.optional === true;
		return found.version === wanted.version && found.integrity === wanted.integrity;
	});
}

/** Installs exactly what the lockfile says, if that is not there yet. */
export async function ensureInstalled() {
	if (isInstalled()) return;
	const code = await npmCi();
	if (wasStopped()) throw new Trouble('Stopped. The next start installs from the beginning.');
	if (code !== 0) throw new Trouble('Installing failed; npm gives the reason above.');
	if (!existsSync(pinnedNode)) {
		throw new Trouble(
			'Installed, but without the pinned Node: this npm is set to run no install scripts.\n'
				+ 'Allow this one with: npm rebuild node --ignore-scripts=false'
		);
	}
	if ((await run(pinnedNode, ['--version'], { stdio: 'ignore' })) !== 0) {
		throw new Trouble(`The pinned Node does not run on this system: ${pinnedNode}`);
	}
}

/** npm's output is kept back and shown only when it fails: its progress is ours to tell. */
async function npmCi() {
	const paths = Object.keys(packagesOf(join(root, 'package-lock.json'))).filter(Boolean);
	console.error('Installing packages, exactly as in the lockfile (only the first time) …');
	const begun = Date.now();
	const seconds = () => `${Math.round((Date.now() - begun) / 1000)} s`;
	const tick = setInterval(() => {
		const there = paths.filter((path) => existsSync(join(root, path, 'package.json'))).length;
		console.error(`  ${seconds()}: ${there} packages unpacked`);
	}, 5000);
	let said = '';
	// The node that runs npm: the pinned one is about to be replaced.
	const npm = process.env['npm_execpath'];
	const [command, ...before] = npm
		? [process.env['npm_node_execpath'] ?? process.execPath, npm]
		: ['npm'];
	try {
		const code = await run(
			command ?? 'npm',
			[
				...before,
				'ci',
				'--include=dev',
				'--no-audit',
				'--no-fund',
				'--no-progress',
				'--fetch-retry-maxtimeout=10000'
			],
			{
				cwd: root,
				stdio: ['ignore', 'pipe', 'pipe'],
				shell: process.platform === 'win32' && !npm
			},
			(child) => {
				child.stdout?.on('data', (chunk) => (said += chunk));
				child.stderr?.on('data', (chunk) => (said += chunk));
			}
		);
		if (code === 0) console.error(`  done in ${seconds()}`);
		else explain(said);
		return code;
	} finally {
		clearInterval(tick);
	}
}

/** @param {string} said */
function explain(said) {
	if (wasStopped()) return;
	const errors = said.split('\n').filter((line) => line.startsWith('npm error'));
	console.error((errors.length > 0 ? errors.slice(0, 20) : [said]).join('\n'));
	if (/ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|ENETUNREACH|EHOSTUNREACH/.test(said))
		throw new Trouble(
			'Installing failed: the package registry cannot be reached (npm gives the details above).\n'
				+ 'The first start needs the network once; check the connection or the proxy, then try again.'
		);
	if (/ENOSPC/.test(said))
		throw new Trouble('Installing failed: the disk is full. Grounds needs about 1 GB.');
}
