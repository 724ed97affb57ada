/** What a drill found. */
export type Finding = {
	/** As in the list of measures: `R1`. */
	readonly goal: string;
	readonly what: string;
	readonly engine: 'sqlite' | 'postgres';
	/** How often it was done. */
	readonly times: number;
	/** Entries that were acknowledged while it was done. */
	readonly acknowledged?: number;
	/** What must not be: one line each; none: it held. */
	readonly faults: readonly string[];
	/** A figure worth telling. */
	readonly note?: string;
};

/** A line of head, then one for each finding; below it what went wrong, each told once. */
export function table(findings: readonly Finding[]): string {
	const rows = findings.map(({ goal, what, engine, times, acknowledged, faults, note }) => [
		goal,
		what,
		engine,
		`${times} ×`,
		acknowledged === undefined ? '' : `${acknowledged} acknowledged`,
		faults.length === 0 ? 'held' : `FAILED (${faults.length})`,
		note ?? ''
	]);
	const widths = rows[0]?.map((_, at) => Math.max(...rows.map((row) => row[at]?.length ?? 0)));
	const lines = rows.map((row) =>
		row
			.map((cell, at) => cell.padEnd(widths?.[at] ?? 0))
			.join('  ')
			.trimEnd()
	);
	const faults = findings.flatMap(({ goal, engine, faults }) =>
		[...new Set(faults)].slice(0, 10).map((fault) => `${goal} ${engine}: ${fault}`)
	);
	return [...lines, ...faults].join('\n');
}
