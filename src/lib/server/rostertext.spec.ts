import { describe, expect, it } from 'vitest';
import { parse } from './rostertext.ts';

const names = (text: string) => parse(text).entries.map(({ name }) => name);

describe('a list without headings', () => {
	it('is one name a line, whatever is in it', () => {
		expect(names('Ada Example\r\n\n  Bakke, Jonas \n=1+1\nليلا كريمى\n"Q" Quist')).toEqual([
			'Ada Example',
			'Bakke, Jonas',
			'=1+1',
			'ليلا كريمى',
			'"Q" Quist'
		]);
		expect(parse('a\n\nb').entries.map(({ line }) => line)).toEqual([1, 3]);
	});
	it('joins what a spreadsheet put into two columns', () => {
		expect(names('Ada\tExample\nBo\tQuist')).toEqual(['Ada Example', 'Bo Quist']);
	});
	it('is empty where nothing is in it', () => {
		expect(parse(' \n\n')).toEqual({ entries: [], unreadable: [] });
		expect(parse('')).toEqual({ entries: [], unreadable: [] });
	});
});

describe('a table', () => {
	it.each([',', ';', '\t'])('is known by its headings, between %j', (separator) => {
		const line = (...cells: string[]) => cells.join(separator);
		const text = [
			line('First name', 'Surname', 'Extra time', 'Note', 'Group'),
			line('Ada', 'Example', '25 %', '', 'Red'),
			line('Bo', 'Quist', '', '"sits, in ""front"";\tleft"', '')
		].join('\n');
		expect(parse(`\ufeff${text}`).entries).toEqual([
			{ line: 2, name: 'Ada Example', extraTime: 1.25, group: 'Red' },
			{ line: 3, name: 'Bo Quist', note: 'sits, in "front";\tleft' }
		]);
	});

	it('may have one column, and columns that say nothing to it', () => {
		expect(names('Name\nAda\nBo')).toEqual(['Ada', 'Bo']);
		expect(names('id,Name,constructor\n7,Ada,x\n8,"Bakke, Jonas",y')).toEqual([
			'Ada',
			'Bakke, Jonas'
		]);
	});

	it('takes what can be read and lists the rest with its line', () => {
		const { entries, unreadable } = parse(
			'name,extra time\nAda,1.5\n,1.5\nBo,lots\n"Cy\nPrim",\nDi,1,2\nEd,"0.5"\nFy'
		);
		expect(entries).toEqual([
			{ line: 2, name: 'Ada', extraTime: 1.5 },
			{ line: 5, name: 'Cy\nPrim' },
			{ line: 9, name: 'Fy' }
		]);
		expect(unreadable.map(({ line, text }) => [line, text])).toEqual([
			[3, ',1.5'],
			[4, 'Bo,lots'],
			[7, 'Di,1,2'],
			[8, 'Ed,"0.5"']
		]);
	});

	it.each([
		['25 %', 1.25],
		['+10%', 1.1],
		['33', 1.33],
		['1,5', 1.5],
		['0', 1],
		['100%', 2]
	])('takes extra time as %j', (typed, factor) => {
		expect(parse(`name;extra time\nAda;${typed}`).entries[0]?.extraTime).toBe(factor);
	});

	it('reads on after a quotation mark that is never closed', () => {
		expect(names('name,note\n"Ada,x\nBo,y')).toEqual(['"Ada', 'Bo']);
	});

	const parts = [
		'"',
		'",',
		'"a,""b,',
		'\n"',
		',,,"\n',
		'"a\n',
		',\n',
		'"\n""',
		'\r',
		'\t',
		'a\n',
		'\ud800\n'
	];
	it.each(parts)('ends soon on two hundred kilobytes that mean nothing: %j', (part) => {
		for (const head of ['', 'name\n', 'name,note\n', '"name"\t"note"\n']) {
			const { entries, unreadable } = parse(head + part.repeat(200_000 / part.length));
			expect(entries.length + unreadable.length).toBeLessThanOrEqual(200_001);
		}
	});

	it('knows no column by what every object has', () => {
		const { entries } = parse('name,__proto__,constructor,toString\nAda,{"role":1},x,y');
		expect(entries).toEqual([{ line: 2, name: 'Ada' }]);
		expect('role' in {}).toBe(false);
	});
});
