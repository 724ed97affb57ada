import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import { chromium } from 'playwright-core';
import { findBrowser } from '../scripts/browser.ts';
import { root } from '../scripts/install.js';
import { startApp } from './app.ts';
import { chunksByModule, type BuiltChunk } from './chunks.ts';
import type { Figure } from './figure.ts';

const route = '/cases/[module]/lesson';
const framework = 'svelte and kit';
const page = '/cases/first-steps/lesson';
/** What practice, reading aids, offline use and exchange with an account consist of. */
const selfPaced =
	/node_modules\/ts-fsrs\/|src\/lib\/(?:practice|ui\/(?:practice|reading))\/|src\/lib\/client\/(?:clean|importing|owner|reviews|session|sync|transfer)\.ts|src\/routes\/(?:practice\/|behind|Following|following|Keep|opening|practising|progressing|worker)/;

type Chunk = { readonly file: string; readonly imports?: readonly string[] };
type Manifest = Readonly<Record<string, Chunk>>;

/** P1: what the lesson's page weighs: followed through the build, and counted by a browser. */
export async function weight(): Promise<Figure[]> {
	const client = join(root, '.svelte-kit/output/client');
	const read = (path: string) => readFileSync(join(root, '.svelte-kit', path), 'utf8');
	const manifest = JSON.parse(read('output/client/.vite/manifest.json')) as Manifest;
	const files = followed(manifest, [
		'node_modules/@sveltejs/kit/src/runtime/client/entry.js',
		'.svelte-kit/generated/client-optimized/app.js',
		...nodesOf(read('generated/client-optimized/app.js'))
	]);
	const sizes = new Map(
		files.map((file) => [file, brotliCompressSync(readFileSync(join(client, file))).length / 1024])
	);
	const total = [...sizes.values()].reduce((sum, size) => sum + size, 0);
	const loaded = await countInBrowser();
	const signedIn = await countInBrowser('somebody');
	const chunks = await chunksByModule();
	const heaviest = dependencies(chunks, loaded.scripts).slice(0, 6);
	const added = (scripts: readonly string[]) =>
		shares(chunks, scripts)
			.filter(([id]) => selfPaced.test(id))
			.reduce((sum, [, size]) => sum + size, 0);
	return [
		{ goal: 'P1', what: 'script, imported by the page', value: total, atMost: 50, unit: 'KB' },
		{
			goal: 'P1',
			what: 'script, with what the lesson fetches next',
			value: loaded.script,
			unit: 'KB'
		},
		{
			goal: 'P1',
			what: 'first load until usable',
			value: loaded.first.bytes,
			atMost: 100,
			unit: 'KB'
		},
		{
			goal: 'P1',
			what: 'first load until usable, requests',
			value: loaded.first.requests,
			atMost: 12
		},
		{
			goal: 'P1',
			what: 'with what is fetched while one reads',
			value: loaded.all.bytes,
			unit: 'KB'
		},
		{ goal: 'P1', what: 'with it, requests', value: loaded.all.requests },
		{
			goal: 'P1',
			what: 'script of practice, offline and reading aids in it',
			value: added(loaded.scripts),
			atMost: 8,
			unit: 'KB'
		},
		{
			goal: 'P1',
			what: 'the same with an account, which it is exchanged with',
			value: added(signedIn.scripts),
			atMost: 8,
			unit: 'KB'
		},
		...heaviest.map(([name, value]) => ({
			goal: 'P1',
			what: `of it ${name}`,
			value,
			unit: 'KB',
			// The goal is for what was added to the framework.
			...(name !== framework && { atMost: 12 })
		}))
	];
}

/**
 * The layouts and the page of the route; Kit's own dictionary has their numbers. It loads the
 * outermost layout (0) and its page for errors (1) in any case.
 */
function nodesOf(app: string): string[] {
	const line = app.split('\n').find((one) => one.includes(`"${route}":`));
	if (!line) throw new Error(`The build has no route ${route}.`);
	const numbers = ['0', '1', ...(line.split(':')[1]?.match(/\d+/g) ?? [])];
	return numbers.map((number) => `.svelte-kit/generated/client-optimized/nodes/${number}.js`);
}

/** Every file that the entries import, straight or through others. */
function followed(manifest: Manifest, entries: readonly string[]): string[] {
	const seen = new Set<string>();
	const add = (name: string) => {
		if (seen.has(name)) return;
		seen.add(name);
		manifest[name]?.imports?.forEach(add);
	};
	entries.forEach(add);
	return [...seen].flatMap((name) => manifest[name]?.file ?? []);
}

declare global {
	/** When Begin could be pressed, in ms since the page was asked for. */
	var usable: number | undefined;
}

/**
 * What a browser that was never here loads: until the page can be used, and until nothing more
 * comes. The second part is the lesson behind its briefing, fetched while that is read.
 * @param owner who has signed in on this device
 */
async function countInBrowser(owner?: string) {
	const app = await startApp();
	const browser = await chromium.launch(await findBrowser('system'));
	try {
		const tab = await browser.newPage();
		const cookie = { name: 'grounds-owner', value: owner ?? '', url: app.url };
		if (owner !== undefined) await tab.context().addCookies([cookie]);
		const overheard = await tab.context().newCDPSession(tab);
		await overheard.send('Network.enable');
		const urls = new Map<string, string>();
		const sizes = new Map<string, number>();
		overheard.on('Network.requestWillBeSent', ({ requestId, request }) => {
			if (!request.url.startsWith('data:')) urls.set(requestId, request.url);
		});
		overheard.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
			sizes.set(requestId, encodedDataLength / 1024);
		});
		await tab.addInitScript(() => {
			new MutationObserver(() => {
				if (document.querySelector('[data-action=begin][aria-disabled=false]'))
					globalThis.usable ??= performance.now();
			}).observe(document, { subtree: true, childList: true, attributes: true });
		});
		await tab.goto(app.url + page, { waitUntil: 'networkidle' });
		const later = new Set(
			await tab.evaluate(() =>
				performance
					.getEntriesByType('resource')
					.filter(({ startTime }) => startTime > (globalThis.usable ?? Infinity))
					.map(({ name }) => new URL(name).pathname)
			)
		);
		const loaded = [...urls].map(([id, url]) => ({
			path: new URL(url).pathname,
			size: sizes.get(id) ?? 0
		}));
		for (const { path, size } of loaded)
			console.log(
				`  ${size.toFixed(1).padStart(5)} KB  ${path}${later.has(path) ? ' (later)' : ''}`
			);
		const scripts = loaded.filter(({ path }) => path.endsWith('.js'));
		const sum = (some: typeof loaded) => some.reduce((all, { size }) => all + size, 0);
		const first = loaded.filter(({ path }) => !later.has(path));
		return {
			first: { bytes: sum(first), requests: first.length },
			all: { bytes: sum(loaded), requests: loaded.length },
			script: sum(scripts),
			scripts: scripts.map(({ path }) => path.slice(1))
		};
	} finally {
		await browser.close();
		await app.stop();
	}
}

/** Package → KB, heaviest first. */
function dependencies(
	chunks: readonly BuiltChunk[],
	scripts: readonly string[]
): [string, number][] {
	const sizes = new Map<string, number>();
	for (const [id, size] of shares(chunks, scripts)) {
		const name = /.*node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(id)?.[1];
		if (!name) continue;
		const told = /^(svelte|@sveltejs\/.*|esm-env|devalue|clsx)$/.test(name) ? framework : name;
		sizes.set(told, (sizes.get(told) ?? 0) + size);
	}
	return [...sizes].sort(([, a], [, b]) => b - a);
}

/**
 * Module → KB: a file's compressed size shared out by the length of what each module has in it,
 * because a compressed file cannot be cut up exactly.
 */
function shares(chunks: readonly BuiltChunk[], scripts: readonly string[]): [string, number][] {
	return chunks
		.filter(({ file }) => scripts.includes(file))
		.flatMap(({ code, modules }) => {
			const compressed = brotliCompressSync(code).length / 1024;
			const length = modules.reduce((sum, module) => sum + module.length, 0);
			return modules.map((module): [string, number] => [
				module.id,
				(compressed * module.length) / length
			]);
		});
}
