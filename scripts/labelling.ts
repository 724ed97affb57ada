import {
	closeSync,
	existsSync,
	fsyncSync,
	linkSync,
	mkdirSync,
	openSync,
	readFileSync,
	renameSync,
	rmSync,
	statSync,
	writeSync
} from 'node:fs';
import { dirname, join } from 'node:path';
import { describeAgreement } from '../src/lib/content/agreementtable.ts';
import { compile } from '../src/lib/content/compile.ts';
import type { Compiled } from '../src/lib/content/compile.ts';
import { readFilled } from '../src/lib/content/filled.ts';
import type { Filled } from '../src/lib/content/filled.ts';
import { takeIn } from '../src/lib/content/intake.ts';
import { formatProblem, notesOf, problemsOf } from '../src/lib/content/problem.ts';
import type { Note } from '../src/lib/content/problem.ts';
import { sheetAsCsv, sheetAsJson, sheetOf } from '../src/lib/content/sheet.ts';
import { listLimit } from '../src/lib/content/text.ts';
import { Trouble } from './main.js';
import { hash, readFiles } from './questions.ts';

const compiled = (folder: string): Compiled[] => compile(readFiles(folder), { hash });

function moduleOf(modules: readonly Compiled[], id: string): Compiled {
	const found = modules.find((one) => one.id === id);
	if (!found)
		throw new Trouble(
			`There is no module "${id}". Modules: ${modules.map((one) => one.id).join(', ')}.`
		);
	return found;
}

/**
 * Writes the labelling sheets of one module or of all, as CSV and JSON.
 * @returns the files written
 */
export function writeSheets(
	folder: string,
	{ module, seed, out }: { module?: string | undefined; seed: number; out: string }
): string[] {
	if (!Number.isSafeInteger(seed)) throw new Trouble('--seed takes a whole number.');
	const modules = compiled(folder);
	const asked = module === undefined ? modules : [moduleOf(modules, module)];
	mkdirSync(out, { recursive: true });
	return asked.flatMap(({ id, draft, built }) => {
		if (!built)
			throw new Trouble(`"${id}" has errors; run npm run content and correct them first.`);
		const sheet = sheetOf(draft, seed);
		const file = join(out, `${id}-${seed}`);
		writeWhole(`${file}.csv`, sheetAsCsv(sheet), true);
		writeWhole(`${file}.json`, sheetAsJson(sheet), true);
		return [`${file}.csv`, `${file}.json`];
	});
}

type Overrides = Partial<Pick<Filled, 'module' | 'labeller' | 'date'>>;

/**
 * Takes in a filled sheet. What can be counted is kept in `labellings/<pseudonym>.yaml` of the
 * module, written whole or not at all; the rest is named line by line.
 *
 * @param replace an earlier labelling of the same name gives way
 * @returns what to print, and whether every line was taken
 */
export function importLabellings(
	folder: string,
	file: string,
	overrides: Overrides = {},
	replace = false
): { text: string; whole: boolean } {
	if (!existsSync(file)) throw new Trouble(`There is no file ${file}.`);
	if (statSync(file).size > listLimit)
		throw new Trouble(`${file} is larger than any sheet (2 MB). Nothing was kept.`);
	const found: Note[] = [];
	const notes = notesOf(file, found);
	const read = readFilled(readFileSync(file), notes);
	const filled = read && { ...read, ...overrides };
	const draft = filled && moduleOf(compiled(folder), filled.module).draft;
	const taken = filled && draft ? takeIn(filled, draft, notes) : undefined;
	const faults = problemsOf(found, 'draft').map(formatProblem);
	if (!taken || !draft) return { text: faults.join('\n'), whole: false };
	const path = join(folder, draft.id, 'labellings', `${taken.labeller}.yaml`);
	if (existsSync(path) && !replace) throw exists(path);
	writeWhole(path, taken.yaml, replace);
	const now = moduleOf(compiled(folder), draft.id).draft;
	const left = faults.length ? ` · ${faults.length} not taken (see above)` : '';
	return {
		text: [
			...faults,
			`${path}: ${taken.taken} answers kept · ${taken.blank} left empty${left}`,
			'',
			describeAgreement(now)
		].join('\n'),
		whole: !faults.length
	};
}

const exists = (path: string): Trouble =>
	new Trouble(
		`${path} is there already; nothing was changed. Choose another pseudonym (--labeller), or let it be replaced (--replace).`
	);

/** Writes beside the place and moves it there: a reader meets the whole file or none. */
function writeWhole(path: string, text: string, replace: boolean): void {
	mkdirSync(dirname(path), { recursive: true });
	const beside = join(dirname(path), `.${process.pid}.part`);
	const file = openSync(beside, 'w');
	try {
		writeSync(file, text);
		fsyncSync(file);
		// A link is refused where a file is, even one that came in this very moment.
		if (replace) renameSync(beside, path);
		else linkSync(beside, path);
	} catch (error) {
		throw (error as NodeJS.ErrnoException).code === 'EEXIST' ? exists(path) : error;
	} finally {
		closeSync(file);
		rmSync(beside, { force: true });
	}
}
