/** A row of a table, with the line of the file in which it begins. */
export type Row = { readonly line: number; readonly cells: readonly string[] };

/**
 * What a spreadsheet would take for the beginning of a formula, in full width too, perhaps behind
 * apostrophes of its own: so that taking one off again gives back what there was.
 */
const formula = /^'*[=+\-@\t\r\n＝＋－＠]/;

/**
 * A table as CSV (RFC 4180), with a byte order mark so that spreadsheets read it as UTF-8. A cell
 * that a spreadsheet would run as a formula gets an apostrophe before it.
 */
export function writeCsv(rows: readonly (readonly string[])[]): string {
	const cell = (text: string) => {
		const safe = formula.test(text) ? `'${text}` : text;
		return /[",;\t\r\n]|^\s|\s$/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
	};
	return `\uFEFF${rows.map((cells) => `${cells.map(cell).join(',')}\r\n`).join('')}`;
}

/** Reads CSV; the apostrophe before a formula is taken off again. Empty rows are left out. */
export function readCsv(text: string, separator: string): Row[] {
	const rows: Row[] = [];
	let cells: string[] = [];
	let cell = '';
	let quoted = false;
	let line = 1;
	let begun = 1;
	const endCell = () => {
		cells.push(cell.startsWith("'") && formula.test(cell) ? cell.slice(1) : cell);
		cell = '';
	};
	const endRow = () => {
		endCell();
		if (cells.some((one) => one.trim())) rows.push({ line: begun, cells });
		cells = [];
	};
	for (let at = 0; at < text.length; at++) {
		const sign = text[at]!;
		if (sign === '\n') line++;
		if (quoted) {
			if (sign !== '"') cell += sign;
			else if (text[at + 1] === '"') cell += text[++at]!;
			else quoted = false;
		} else if (sign === '"' && !cell) quoted = true;
		else if (sign === separator) endCell();
		else if (sign === '\n') {
			endRow();
			begun = line;
		} else if (sign !== '\r') cell += sign;
	}
	if (cell || cells.length) endRow();
	return rows;
}
