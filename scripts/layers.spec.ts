import { ESLint } from 'eslint';
import { describe, expect, it } from 'vitest';

/** Without the types: the files of this test do not exist. */
const eslint = new ESLint({
	overrideConfig: {
		languageOptions: { parserOptions: { projectService: false } },
		rules: { '@typescript-eslint/no-floating-promises': 'off' }
	}
});

async function refusals(file: string, imported: string): Promise<number> {
	const code = `import * as it from '${imported}';\nconsole.log(it);\n`;
	const text = file.endsWith('.svelte') ? `<script lang="ts">\n${code}</script>\n` : code;
	const [result] = await eslint.lintText(text, { filePath: file });
	expect(result?.fatalErrorCount).toBe(0);
	return result?.messages.filter(({ ruleId }) => ruleId === 'no-restricted-imports').length ?? -1;
}

const pure = ['content', 'lesson', 'scoring', 'practice'].map((layer) => `src/lib/${layer}/x.ts`);
const effects = ['node:fs', 'svelte', '$app/state', 'idb', '#lib/ui/x.ts', '../client/x.ts'];

/** A file, and what it may not import. */
const refused: [string, string][] = [
	...pure.flatMap((file) =>
		[...effects, '#lib/server/x.ts'].map((imported): [string, string] => [file, imported])
	),
	['src/lib/content/x.ts', '#lib/lesson/x.ts'],
	['src/lib/content/x.ts', '../scoring/x.ts'],
	['src/lib/lesson/x.ts', '#lib/scoring/x.ts'],
	['src/lib/lesson/deep/x.ts', '../../practice/x.ts'],
	['src/lib/scoring/x.ts', '#lib/practice/x.ts'],
	['src/lib/ui/X.svelte', '#lib/server/x.ts'],
	['src/lib/ui/deep/x.svelte.ts', '#lib/client/x.ts'],
	['src/lib/client/x.ts', '../server/store/x.ts'],
	['src/lib/client/x.ts', '#lib/ui/X.svelte'],
	['src/lib/server/x.ts', '#lib/ui/X.svelte'],
	['src/lib/server/store/x.ts', '#lib/ui/X.svelte'],
	...['kysely', 'kysely/migration', 'pg', 'node:sqlite'].flatMap((imported) =>
		[
			'src/hooks.server.ts',
			'src/routes/x/+server.ts',
			'src/lib/server/x.ts',
			'src/lib/client/x.ts',
			'src/lib/ui/X.svelte'
		].map((file): [string, string] => [file, imported])
	)
];

const allowed: [string, string][] = [
	['src/lib/lesson/x.ts', '#lib/content/x.ts'],
	['src/lib/scoring/x.ts', '../lesson/x.ts'],
	...['content', 'lesson', 'scoring'].map((layer): [string, string] => [
		'src/lib/practice/x.ts',
		`#lib/${layer}/x.ts`
	]),
	['src/lib/ui/X.svelte', '#lib/scoring/x.ts'],
	['src/lib/ui/X.svelte', '#lib/practice/x.ts'],
	['src/lib/server/x.ts', './store/x.ts'],
	['src/lib/server/store/x.ts', 'kysely'],
	['src/routes/x/+page.svelte', '#lib/ui/X.svelte'],
	['src/lib/content/x.spec.ts', 'node:fs']
];

describe('imports point left', () => {
	it.each(refused)('%s may not import %s', async (file, imported) => {
		expect(await refusals(file, imported)).toBe(1);
	});
	it.each(allowed)('%s may import %s', async (file, imported) => {
		expect(await refusals(file, imported)).toBe(0);
	});
});
