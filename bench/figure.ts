/** One measured number beside its goal. */
export type Figure = {
	/** As in the list of measures: `P1`. */
	readonly goal: string;
	readonly what: string;
	readonly value: number;
	/** What it should not exceed, or, for a score, should reach. Absent: told for its own sake. */
	readonly atMost?: number;
	readonly atLeast?: number;
	/** `ms`, `KB`, or nothing for a count. */
	readonly unit?: string;
};

/** Middle value; of an even number the mean of the middle two. */
export function median(values: readonly number[]): number {
	const sorted = values.toSorted((a, b) => a - b);
	const half = sorted.length / 2;
	return ((sorted[Math.ceil(half) - 1] ?? NaN) + (sorted[Math.floor(half)] ?? NaN)) / 2;
}

/** The smallest value that at least `share` of all do not exceed (nearest rank). */
export function percentile(values: readonly number[], share: number): number {
	const sorted = values.toSorted((a, b) => a - b);
	return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? NaN;
}

export function isMet({ value, atMost = Infinity, atLeast = -Infinity }: Figure): boolean {
	return value <= atMost && value >= atLeast;
}

/** Two lines of head, then one for each figure. */
export function table(figures: readonly Figure[]): string {
	const rows = figures.map((figure) => [
		figure.goal,
		figure.what,
		number(figure.value, figure.unit),
		goalOf(figure),
		goalOf(figure) === '' ? '' : isMet(figure) ? 'met' : 'MISSED'
	]);
	const head = ['', 'what', 'measured', 'goal', ''];
	const widths = head.map((_, column) =>
		Math.max(...[head, ...rows].map((row) => (row[column] ?? '').length))
	);
	const line = (cells: readonly string[]) =>
		cells
			.map((cell, column) =>
				column === 2 || column === 3
					? cell.padStart(widths[column] ?? 0)
					: cell.padEnd(widths[column] ?? 0)
			)
			.join('  ')
			.trimEnd();
	return [line(head), line(widths.map((width) => '─'.repeat(width))), ...rows.map(line)].join('\n');
}

function goalOf({ atMost, atLeast, unit }: Figure): string {
	if (atMost !== undefined) return `≤ ${number(atMost, unit)}`;
	return atLeast === undefined ? '' : `≥ ${number(atLeast, unit)}`;
}

function number(value: number, unit = ''): string {
	const digits = Math.abs(value) < 1 ? 3 : Math.abs(value) < 100 ? 1 : 0;
	return `${Number(value.toFixed(digits))} ${unit}`.trim();
}
