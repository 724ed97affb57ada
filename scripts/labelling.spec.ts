import {
	mkdirSync,
	mkdtempSync,
	readFileSync,
	readdirSync,
	rmSync,
	truncateSync,
	writeFileSync
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { ferry } from '../src/lib/content/ferry.ts';
import { codeOf } from '../src/lib/content/sheet.ts';
import { importLabellings, writeSheets } from './labelling.ts';

let folder = '';
const at = (...path: string[]) => join(folder, ...path);
beforeEach(() => {
	folder = mkdtempSync(join(tmpdir(), 'grounds-labelling-'));
	for (const [path, content] of ferry) {
		mkdirSync(dirname(at(path)), { recursive: true });
		writeFileSync(at(path), content);
	}
});
afterEach(() => rmSync(folder, { recursive: true }));

type Row = { item: string; answer: string; reason: string };
/** Fills the JSON sheet as `who` and gives it back. */
function fill(who: string, answers: Readonly<Record<string, string>>): string {
	const [, file = ''] = writeSheets(folder, { module: 'ferry', seed: 1, out: at('.out') });
	const sheet = JSON.parse(readFileSync(file, 'utf8')) as { items: Row[] };
	for (const row of sheet.items)
		for (const [id, answer] of Object.entries(answers))
			if (codeOf('ferry', id) === row.item) row.answer = answer;
	const filled = at('.out', `${who}.json`);
	writeFileSync(filled, JSON.stringify({ ...sheet, labeller: who, date: '2031-06-01' }, null, 2));
	return filled;
}
const kept = (who: string) => readFileSync(at('ferry', 'labellings', `${who}.yaml`), 'utf8');
const same = { count: 'evidence', over: 'inference' };

describe('sheets', () => {
	test('are written as CSV and JSON, under the name of module and seed', () => {
		expect(writeSheets(folder, { seed: 7, out: at('.out') })).toEqual([
			at('.out', 'ferry-7.csv'),
			at('.out', 'ferry-7.json')
		]);
		expect(readdirSync(at('.out')).sort()).toEqual(['ferry-7.csv', 'ferry-7.json']);
		expect(readFileSync(at('.out', 'ferry-7.csv')).subarray(0, 3).toString('hex')).toBe('efbbbf');
	});

	test('need a module that is there and has no errors', () => {
		const write = (module: string) => () =>
			writeSheets(folder, { module, seed: 1, out: at('.out') });
		expect(write('fery')).toThrow('There is no module "fery". Modules: ferry.');
		writeFileSync(at('ferry', 'items.yaml'), '- label: x');
		expect(write('ferry')).toThrow('"ferry" has errors');
	});
});

describe('labellings', () => {
	test('three people, from sheet to agreement', () => {
		for (const [who, half, many] of [
			['mk', 'assertion', 'contradiction'],
			['jo', 'assertion', 'disagreement'],
			['li', 'inference', 'apparent']
		] as const)
			expect(importLabellings(folder, fill(who, { ...same, half, 'how-many': many })).whole).toBe(
				true
			);
		const again = importLabellings(folder, fill('li', { ...same, half: 'inference' }), {}, true);
		expect(again.text.split('\n')).toEqual([
			`${at('ferry', 'labellings', 'li.yaml')}: 3 answers kept · 4 left empty`,
			'',
			'ferry · 3 labellers',
			// 1 − 8 · 2 / (81 − 9 − 16 − 4), as in labellings.spec.ts; three items tell little.
			expect.stringMatching(
				/^ {2}labels {6}α 0\.69 \(95 % −0\.33 to 1\.00\) · 3 items by two or more$/
			),
			'  verdicts    α 0.00 (95 % 0.00 to 0.00) · 1 items by two or more',
			'  contested   half: assertion 2, inference 1',
			'  contested   how-many: disagreement 1, contradiction 1'
		]);
	});

	test('an item on which no half agrees is to be rewritten', () => {
		importLabellings(folder, fill('mk', { half: 'assertion' }));
		importLabellings(folder, fill('jo', { half: 'inference' }));
		expect(importLabellings(folder, fill('li', { half: 'evidence' })).text).toContain(
			'  rewrite     half: '
		);
	});

	test('nothing is overwritten unless it is said', () => {
		importLabellings(folder, fill('mk', same));
		const before = kept('mk');
		const other = fill('mk', { half: 'assertion' });
		expect(() => importLabellings(folder, other)).toThrow('is there already; nothing was changed');
		expect(kept('mk')).toBe(before);
		importLabellings(folder, other, {}, true);
		expect(kept('mk')).toContain('half: "assertion');
		importLabellings(folder, other, { labeller: 'jo' });
		expect(readdirSync(at('ferry', 'labellings')).sort()).toEqual(['jo.yaml', 'mk.yaml']);
	});

	test('what cannot be counted is named with its line, and the rest is kept', () => {
		const file = fill('mk', { ...same, half: 'nonsense' });
		const row = readFileSync(file, 'utf8')
			.split('\n')
			.findIndex((line) => line.includes(codeOf('ferry', 'half')));
		const { text, whole } = importLabellings(folder, file);
		expect(whole).toBe(false);
		expect(text).toContain(`${file}:${row + 1}  "nonsense" is not an answer of "half".`);
		expect(text).toContain('2 answers kept · 4 left empty · 1 not taken (see above)');
		expect(kept('mk')).not.toContain('half');
	});

	test.each<[string, () => string]>([
		['nested without end', () => `{"items":${'['.repeat(900_000)}${']'.repeat(900_000)}}`],
		[
			'with a prototype',
			() => '{"__proto__":{"polluted":1},"items":[{"__proto__":{"item":"count"}}]}'
		],
		['of numbers', () => `{"items":[${'1,'.repeat(500_000)}1]}`],
		[
			'of one row many times',
			() => `{"items":[${'{"item":"count","signs":"1"},\n'.repeat(50_000)}1]}`
		],
		['of nothing but quotation marks', () => `item,signs,answer\n${'"'.repeat(1_900_000)}`],
		['of nothing but line ends', () => `item,signs,answer\n"${'\n'.repeat(1_900_000)}`],
		['cut off', () => '{"items":[{"item":"count"'],
		['packed', () => '\u001f\ufffd\b\0'.repeat(9)]
	])('a sheet %s leaves nothing behind', (_, make) => {
		writeFileSync(at('.hostile'), make());
		const given = { module: 'ferry', labeller: 'mk', date: '2031-06-01' };
		expect(importLabellings(folder, at('.hostile'), given).whole).toBe(false);
		expect('polluted' in {}).toBe(false);
		expect(readdirSync(at('ferry'))).not.toContain('labellings');
	});

	test('a file of fifty megabytes is not read', () => {
		writeFileSync(at('.hostile'), '');
		truncateSync(at('.hostile'), 50 * 1024 * 1024);
		expect(() => importLabellings(folder, at('.hostile'))).toThrow('Nothing was kept');
	});

	test('an author leaves no trace', () => {
		const { text, whole } = importLabellings(folder, fill('grounds', same));
		expect(whole).toBe(false);
		expect(text).toContain('is an author of this module');
		expect(readdirSync(at('ferry'))).not.toContain('labellings');
	});

	test('a file that is missing, and a module that is gone', () => {
		expect(() => importLabellings(folder, at('none.csv'))).toThrow('There is no file');
		const file = fill('mk', same);
		expect(() => importLabellings(folder, file, { module: 'barge' })).toThrow(
			'There is no module "barge"'
		);
	});
});
