/** A student as a pasted list names them; what it does not say is undefined. */
export type Entry = {
	/** Where it stands, from 1. */
	readonly line: number;
	readonly name: string;
	readonly note?: string;
	/** 1.25: a quarter more. */
	readonly extraTime?: number;
	readonly group?: string;
};
export type Unreadable = { readonly line: number; readonly text: string; readonly why: string };
export type RosterText = {
	readonly entries: readonly Entry[];
	readonly unreadable: readonly Unreadable[];
};

type Field = 'name' | 'given' | 'family' | 'note' | 'extraTime' | 'group';

/** What the columns of school lists are called, in lower case. */
const headings: Readonly<Record<string, Field>> = {
	name: 'name',
	student: 'name',
	'student name': 'name',
	'full name': 'name',
	'display name': 'name',
	'first name': 'given',
	firstname: 'given',
	'given name': 'given',
	forename: 'given',
	'last name': 'family',
	lastname: 'family',
	surname: 'family',
	'family name': 'family',
	note: 'note',
	notes: 'note',
	'extra time': 'extraTime',
	extra_time: 'extraTime',
	group: 'group'
};

/**
 * Reads a pasted list: with a first line of headings as a table (commas, semicolons or tabs, quoted as
 * spreadsheets do it), else one name a line, whatever is in it.
 */
export function parse(text: string): RosterText {
	const plain = text.replace(/^\ufeff/, '').replace(/\r\n?/g, '\n');
	const first = plain.slice(0, plain.search(/\n|$/));
	for (const separator of [',', ';', '\t', '']) {
		const columns = columnsOf(first, separator);
		const isTable = columns.includes('name') || columns.includes('given');
		if (isTable) return table(plain, separator, columns);
	}
	return list(plain);
}

function list(text: string): RosterText {
	const entries = text
		.split('\n')
		.map((line, at) => ({ line: at + 1, name: line.replaceAll('\t', ' ').trim() }))
		.filter(({ name }) => name !== '');
	return { entries, unreadable: [] };
}

function table(text: string, separator: string, columns: readonly (Field | undefined)[]) {
	const entries: Entry[] = [];
	const unreadable: Unreadable[] = [];
	for (const { line, cells, raw } of rows(text, separator).slice(1)) {
		if (cells.every((cell) => cell.trim() === '')) continue;
		const read = entryOf(line, cells, columns);
		if (typeof read === 'string') unreadable.push({ line, text: raw.slice(0, 120), why: read });
		else entries.push(read);
	}
	return { entries, unreadable };
}

function entryOf(
	line: number,
	cells: readonly string[],
	columns: readonly (Field | undefined)[]
): Entry | string {
	if (cells.length > columns.length) return 'It has more columns than the first line.';
	const of = (field: Field) => cells[columns.indexOf(field)]?.trim() ?? '';
	const name = of('name') || `${of('given')} ${of('family')}`.trim();
	if (name === '') return 'There is no name in it.';
	const extraTime = factorOf(of('extraTime'));
	if (extraTime === 'unclear') return 'Write the extra time as 25 % or as 1.25.';
	const [note, group] = [of('note'), of('group')];
	return {
		line,
		name,
		...(note && { note }),
		...(group && { group }),
		...(extraTime && { extraTime })
	};
}

/** `25 %`, `+25%`, `25`, `1.25` and `1,25` are a quarter more; nobody is given five times as long. */
function factorOf(text: string): number | undefined | 'unclear' {
	if (text === '') return undefined;
	const found = /^\+?(\d{1,3}(?:[.,]\d{1,2})?) ?(%?)$/.exec(text);
	if (!found) return 'unclear';
	const number = Number(found[1]?.replace(',', '.'));
	const isFactor = !found[2] && number > 0 && number < 5;
	const factor = isFactor ? number : 1 + number / 100;
	return factor >= 1 && factor <= 5 ? factor : 'unclear';
}

const columnsOf = (line: string, separator: string): (Field | undefined)[] =>
	(rows(line, separator)[0]?.cells ?? []).map((cell) => {
		const heading = cell.trim().toLowerCase();
		return Object.hasOwn(headings, heading) ? headings[heading] : undefined;
	});

type Row = { readonly line: number; readonly cells: readonly string[]; readonly raw: string };

/** Rows of a table; a quoted cell may hold separators, doubled quotes and line ends. */
function rows(text: string, separator: string): Row[] {
	const found: Row[] = [];
	const end = separator === '' ? '\\n|$' : `${separator}|\\n|$`;
	const cell = new RegExp(`(?:"((?:[^"]|"")*)"|([^\\n${separator}]*))(${end})`, 'y');
	for (let line = 1; cell.lastIndex < text.length;) {
		const start = cell.lastIndex;
		const cells: string[] = [];
		let after: string | undefined;
		do {
			const match = cell.exec(text);
			cells.push(match?.[1]?.replaceAll('""', '"') ?? match?.[2] ?? '');
			after = match?.[3];
		} while (after === separator && separator !== '');
		const raw = text.slice(start, cell.lastIndex);
		found.push({ line, cells, raw: raw.trimEnd() });
		line += raw.split('\n').length - 1;
	}
	return found;
}
