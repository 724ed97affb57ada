/** What is wrong in a file, and what to write instead. */
export type Problem = {
	readonly file: string;
	/** Counted from 1. */
	readonly line: number;
	readonly message: string;
	readonly severity: 'error' | 'warning';
};

/**
 * Where a reader of one file notes what it finds. A `warning` becomes an error once the module
 * is `ready`; `advice` comes from a rule of thumb that may be wrong, and never stops a build.
 */
export type Notes = {
	error(line: number, message: string): void;
	warning(line: number, message: string): void;
	advice(line: number, message: string): void;
};

export type Note = Omit<Problem, 'severity'> & { severity: 'error' | 'warning' | 'advice' };

export function notesOf(file: string, into: Note[]): Notes {
	const note = (severity: Note['severity']) => (line: number, message: string) => {
		into.push({ file, line, message, severity });
	};
	return { error: note('error'), warning: note('warning'), advice: note('advice') };
}

/** The notes of one module, each once, by file and line. */
export function problemsOf(notes: readonly Note[], status: 'draft' | 'ready'): Problem[] {
	const seen = new Set<string>();
	return notes
		.map((note): Problem => {
			const stops =
				note.severity === 'error' || (note.severity === 'warning' && status === 'ready');
			return { ...note, severity: stops ? 'error' : 'warning' };
		})
		.filter((problem) => {
			const name = `${problem.file}:${problem.line} ${problem.message}`;
			return !seen.has(name) && seen.add(name);
		})
		.sort((a, b) => (a.file === b.file ? a.line - b.line : a.file < b.file ? -1 : 1));
}

/** `questions/ferry/items.yaml:5  (warning) …` */
export function formatProblem(problem: Problem): string {
	const warning = problem.severity === 'warning' ? '(warning) ' : '';
	return `${problem.file}:${problem.line}  ${warning}${problem.message}`;
}

export const isError = (problem: Problem): boolean => problem.severity === 'error';
