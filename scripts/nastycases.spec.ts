import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { root } from './install.js';

/** A file of tests as the table names it, and the beginnings of titles that stand behind it. */
const named = /`([\w./-]+\.spec\.ts)`(?:: ([^·|]+))?/g;

const rows = readFileSync(join(root, 'docs/nasty-cases.md'), 'utf8')
	.split('\n')
	.filter((line) => line.startsWith('|') && !/^\| (case|-)/.test(line));

test.each(rows.map((row) => [row.split('|')[1]?.trim() ?? '', row]))(
	'has the tests that are named: %s',
	(_, row) => {
		const tests = [...row.matchAll(named)];
		expect(tests.length).toBeGreaterThan(0);
		for (const [, file = '', titles = ''] of tests) {
			const path = ['tests', 'src/lib'].map((folder) => join(root, folder, file)).find(existsSync);
			expect(path, file).toBeDefined();
			const text = readFileSync(path ?? '', 'utf8');
			const listed = titles.split(';').map((title) => title.replace(/\(.*\)/, '').trim());
			for (const title of listed) expect(text, `${file}: ${title}`).toContain(title);
		}
	}
);
