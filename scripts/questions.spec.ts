import {
	cpSync,
	existsSync,
	mkdtempSync,
	readFileSync,
	readdirSync,
	rmSync,
	writeFileSync
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'vite';
import type { Rolldown } from 'vite';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { questions } from './questions.ts';

let root = '';
beforeEach(() => {
	root = mkdtempSync(join(tmpdir(), 'grounds-questions-'));
	cpSync('questions', join(root, 'questions'), { recursive: true });
	writeFileSync(
		join(root, 'main.js'),
		`import { library, revisions } from 'virtual:questions';
		export const shelf = library;
		export const load = (id) => revisions[id].module();`
	);
});
afterEach(() => rmSync(root, { recursive: true }));

const run = () =>
	build({
		root,
		configFile: false,
		logLevel: 'silent',
		plugins: [questions()],
		build: { ssr: 'main.js', write: false }
	}) as Promise<Rolldown.RolldownOutput>;

test('a lesson loads its own module only, and never the key with it', async () => {
	const chunks = (await run()).output.filter((one) => one.type === 'chunk');
	const entry = chunks.find((one) => one.isEntry);
	const [first] = readFileSync(join(root, 'questions/first-steps/items.yaml'), 'utf8').split('\n');
	const item = first?.replace('- label: ', '') ?? '';
	const holding = chunks.filter((one) => one.code.includes(`\\"${item}\\"`));
	// The teacher's guide may speak of the item.
	const names = holding.map((one) => one.name).filter((one) => one !== 'guide');
	expect(names.sort()).toEqual(['key', 'module']);
	expect(entry?.code).toContain('first-steps');
	const modules = readdirSync(join(root, 'questions')).filter((one) =>
		existsSync(join(root, 'questions', one, 'module.yaml'))
	);
	for (const part of ['module', 'guide'])
		expect(chunks.filter((one) => one.name === part)).toHaveLength(modules.length);
});

test('errors stop a build, all of them named', async () => {
	for (const file of ['first-steps/module.yaml', 'engine/module.yaml']) {
		const path = join(root, 'questions', file);
		writeFileSync(path, readFileSync(path, 'utf8').replace(/^licence: .*$/m, 'licence: a b'));
	}
	const failure = await run().then(String, String);
	expect(failure).toMatch(/questions\/first-steps\/module\.yaml:\d+ {2}"a b" is not a licence/);
	expect(failure).toMatch(/questions\/engine\/module\.yaml:\d+ {2}"a b" is not a licence/);
});
