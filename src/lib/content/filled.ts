import { readCsv } from './csv.ts';
import type { Notes } from './problem.ts';
import { columns } from './sheet.ts';
import { listLimit, readText } from './text.ts';
import type { Content } from './text.ts';

/** A sheet as it came back, before anything in it is believed. */
export type Filled = {
	readonly module: string;
	readonly labeller: string;
	readonly date: string;
	readonly rows: readonly FilledRow[];
};
export type FilledRow = {
	readonly line: number;
	/** The item's name, or its code on the sheet. */
	readonly item: string;
	readonly signs: string;
	readonly answer: string;
	readonly reason: string;
};

/** Reads a filled sheet, CSV or JSON; nothing when it is neither, after why has been noted. */
export function readFilled(content: Content, notes: Notes): Filled | undefined {
	// Passages may hold what no labelling may; the reasons are looked at one by one.
	const quiet: Notes = { error: () => {}, warning: () => {}, advice: () => {} };
	const text = readText(content, listLimit, quiet);
	if (text === undefined) {
		readText(content, listLimit, notes);
		return undefined;
	}
	return /^\s*\{/.test(text) ? readJson(text, notes) : readTable(text, notes);
}

const trimmed = (value: unknown): string =>
	typeof value === 'string' || typeof value === 'number' ? String(value).trim() : '';
const plainSigns = (value: unknown): string =>
	trimmed(value)
		.replace(/^['#]+/, '')
		.toLowerCase();

function readTable(text: string, notes: Notes): Filled | undefined {
	const separator = /^"?item"?([,;\t])/im.exec(text)?.[1];
	const rows = separator ? readCsv(text, separator) : [];
	const head = rows.findIndex(({ cells }) => cells[0]?.trim().toLowerCase() === columns[0]);
	const names = rows[head]?.cells.map((cell) => cell.trim().toLowerCase()) ?? [];
	const lacking = ['item', 'signs', 'answer'].filter((name) => !names.includes(name));
	if (lacking.length) {
		notes.error(
			rows[head]?.line ?? 1,
			`this is no labelling sheet: it has no column ${lacking.map((name) => `"${name}"`).join(', ')}. Write one with --labelling-sheet.`
		);
		return undefined;
	}
	const above = (name: string) =>
		rows.slice(0, head).find(({ cells }) => cells[0]?.trim().toLowerCase() === name)?.cells[1];
	return {
		module: trimmed(above('module')),
		labeller: trimmed(above('labeller')),
		date: trimmed(above('date')),
		rows: rows.slice(head + 1).map(({ line, cells }) => {
			const cell = (name: string) => cells[names.indexOf(name)];
			return rowOf(line, cell('item'), cell('signs'), cell('answer'), cell('reason'));
		})
	};
}

const rowOf = (
	line: number,
	item: unknown,
	signs: unknown,
	answer: unknown,
	reason: unknown
): FilledRow => ({
	...{ line, item: trimmed(item), signs: plainSigns(signs), answer: trimmed(answer).toLowerCase() },
	reason: trimmed(reason).replace(/\s+/g, ' ')
});

function readJson(text: string, notes: Notes): Filled | undefined {
	let sheet: Record<string, unknown>;
	try {
		sheet = JSON.parse(text) as Record<string, unknown>;
	} catch (error) {
		const at = /position (\d+)/.exec(String(error))?.[1];
		const line = at ? text.slice(0, Number(at)).split('\n').length : 1;
		notes.error(line, 'this is not JSON. Look for a comma or quotation mark that is missing.');
		return undefined;
	}
	if (!Array.isArray(sheet['items'])) {
		notes.error(
			1,
			'this is no labelling sheet: it has no "items". Write one with --labelling-sheet.'
		);
		return undefined;
	}
	const lines = linesOfItems(text);
	return {
		module: trimmed(sheet['module']),
		labeller: trimmed(sheet['labeller']),
		date: trimmed(sheet['date']),
		rows: sheet['items'].map((one: unknown, at) => {
			const row = (one ?? {}) as Record<string, unknown>;
			return rowOf(lines[at] ?? 1, row['item'], row['signs'], row['answer'], row['reason']);
		})
	};
}

/** In which line each item begins. Counted on from one to the next: a sheet may have thousands. */
function linesOfItems(text: string): number[] {
	let [line, at] = [1, 0];
	// Inside a text the quotation marks have a backslash before them.
	return [...text.matchAll(/(?<!\\)"item"\s*:/g)].map(({ index }) => {
		for (; at < index; at++) if (text[at] === '\n') line++;
		return line;
	});
}
