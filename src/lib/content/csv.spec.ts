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

test.each(['=', '+', '-', '@', '\t', '\r'])('a cell that begins with %j runs nowhere', (sign) => {
	const [row = ''] = writeCsv([[`${sign}cmd`, 'b']])
		.split('\uFEFF')[1]!
		.split(',b');
	expect(row.replace(/^"/, '')).toMatch(/^'/);
});

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
