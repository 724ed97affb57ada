import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readCsv, writeCsv } from './csv.ts';

const cells = (text: string, separator = ',') =>
	readCsv(text.replace(/^\uFEFF/, ''), separator).map((row) => row.cells);

test('what was written is read again, cell by cell', () => {
	const rows = [
		['plain', 'with, comma', 'with "quotes"', ''],
		['two\nlines', ' blank at the end ', 'semi;colon', 'x'],
		['=SUM(A1)', '+1', '-1', '@x'],
		['\ttab', "'s morgens", '“curly”', 'ア']
	];
	expect(cells(writeCsv(rows))).toEqual(rows);
});

/** Texts made to break a table or to be run, each among others. */
const nasty = fc.oneof(
	fc.string({ unit: 'binary', maxLength: 12 }),
	fc.string({
		unit: fc.constantFrom(...'=+-@＝＋－＠\'",;\t\r\n \u00a0\ufeffaä字😀'),
		maxLength: 6
	})
);

test('100,000 texts run nowhere, and are read again as they were', () => {
	const width = 50;
	const table = fc.array(fc.array(nasty, { minLength: width, maxLength: width }), {
		minLength: 20,
		maxLength: 20
	});
	let texts = 0;
	fc.assert(
		fc.property(table, (rows) => {
			// Rows of nothing are left out when a table is read.
			const named = rows.map((row, index) => [`row ${index}`, ...row]);
			const written = writeCsv(named);
			expect(cells(written)).toEqual(named);
			// What a spreadsheet sees of a cell: what RFC 4180 makes of it, without taking anything off.
			const shown = raw(written);
			expect(shown).toHaveLength(rows.length * (width + 1));
			for (const cell of shown) expect(cell).not.toMatch(/^[=+\-@\t\r\n＝＋－＠]/);
			texts += rows.length * width;
		}),
		{ numRuns: 100 }
	);
	expect(texts).toBe(100_000);
});

/** Another reader, of RFC 4180 and nothing else. */
const raw = (csv: string): string[] =>
	[...csv.slice(1, -2).matchAll(/(?:^|,|\r\n)(?:"((?:[^"]|"")*)"|([^",\r\n]*))(?=,|\r\n|$)/g)].map(
		([, quoted, plain]) => quoted?.replaceAll('""', '"') ?? plain ?? ''
	);

test.each(['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠'])(
	'a cell that begins with %j runs nowhere',
	(sign) => {
		const [row = ''] = writeCsv([[`${sign}cmd`, 'b']])
			.split('\uFEFF')[1]!
			.split(',b');
		expect(row.replace(/^"/, '')).toMatch(/^'/);
	}
);

describe('what spreadsheets make of it', () => {
	test('lines are those of the file, though a cell has several', () => {
		expect(readCsv('a,"b\nc"\r\n\r\nd,e', ',').map((row) => row.line)).toEqual([1, 4]);
	});

	test('other separators, and rows of nothing', () => {
		expect(cells('a;"b;c"\n;;\nd;e,f', ';')).toEqual([
			['a', 'b;c'],
			['d', 'e,f']
		]);
	});
});
