import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { alpha, alphaInterval } from './alpha.ts';
import { compile } from './compile.ts';
import type { Compiled, Files } from './compile.ts';
import { hash } from './ferry.ts';
import { formatProblem } from './problem.ts';

/** What docs/writing-questions.md shows is what happens. */
const page = readFileSync(new URL('../../../docs/writing-questions.md', import.meta.url), 'utf8');
const blocks = [...page.matchAll(/^```\w+ (\S+)\n([\s\S]*?)^```$/gm)].map(
	([, name = '', text = '']) => ({ name, text })
);
const block = (name: string) => blocks.find((one) => one.name === name)?.text ?? '';

/** Blocks of one file belong one behind the other. */
function pond(): Map<string, string> {
	const files = new Map<string, string>();
	for (const { name, text } of blocks)
		if (name.startsWith('pond/')) files.set(name, `${files.get(name) ?? ''}\n${text}`.trimStart());
	return files;
}
const one = (files: Files): Compiled => compile(files, { hash })[0]!;
const said = (files: Files) => one(files).problems.map(formatProblem);

describe('the module of the guide for authors', () => {
	test('passes the checker without a word, as a draft and when ready', () => {
		expect([...pond().keys()].sort()).toEqual([
			'pond/guide.yaml',
			'pond/items.yaml',
			'pond/module.yaml',
			'pond/sources/board.md',
			'pond/sources/wardens.md'
		]);
		expect(said(pond())).toEqual([]);
		const ready = pond();
		ready.set('pond/module.yaml', `${ready.get('pond/module.yaml')}status: ready\n`);
		expect(said(ready)).toEqual([]);
		expect(one(ready).built?.guide?.answers).toHaveLength(1);
	});

	test('is told on the way that too much of it is not sound', () => {
		const files = pond();
		const items = blocks.filter(({ name }) => name === 'pond/items.yaml').map(({ text }) => text);
		const until = items.findIndex((text) => text.includes('label: stays-closed'));
		files.set('pond/items.yaml', items.slice(0, until).join('\n'));
		files.delete('pond/guide.yaml');
		expect(said(files)).toEqual([
			expect.stringMatching(/40 % of the labelled sentences are not sound/)
		]);
	});

	test('is answered at the first try as the page says', () => {
		const files = pond().set('pond/items.yaml', block('first-try'));
		files.delete('pond/guide.yaml');
		expect(said(files)).toEqual(block('first-answer').trim().split('\n'));
	});
});

test('alpha of the example is worked out rightly', () => {
	const rows = [...page.matchAll(/^\| \d +\| ([a-z, ]+?) +\| (\d) +\|$/gm)];
	const units = rows.map(([, answers = '']) => answers.split(', '));
	expect(units).toHaveLength(3);
	expect(page).toContain(`= ${alpha(units)?.toFixed(2)}.`);
	const [low, high] = alphaInterval(units)!.map((end) => end.toFixed(2).replace('-', '−'));
	expect(page).toContain(`it runs from ${low} to ${high}`);
});
