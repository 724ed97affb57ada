import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { compile } from '../src/lib/content/compile.ts';
import { describe } from '../src/lib/content/describe.ts';
import { libraryOf } from '../src/lib/content/library.ts';
import { describeLibrary } from '../src/lib/content/librarytable.ts';
import { formatProblem, isError } from '../src/lib/content/problem.ts';
import { schemas } from '../src/lib/content/schema.ts';
import { coverage, describeCoverage } from '../src/lib/practice/coverage.ts';
import { importLabellings, writeSheets } from './labelling.ts';
import { Trouble, main } from './main.js';
import { hash, readFiles } from './questions.ts';

const usage = `npm run content -- [--json] [--schema] [folder]
  Checks the questions; prints what is wrong, then what each module and the library hold, and which
  skills have too little to be practised on. Ends with 1 when there are errors, or when a library of
  seven ready modules falls short as a whole.
  --schema writes the JSON Schemas for editors anew.
npm run content -- --labelling-sheet [module] [--seed N] [--out FOLDER]
  Writes the items without their keys, for people who label them blind.
npm run content -- --import-labellings FILE [--module M] [--labeller L] [--date DAY] [--replace]
  Takes in a filled sheet and tells the agreement.`;

await main(async () => {
	const { values: given, positionals } = read();
	const [name] = positionals;
	if (given['labelling-sheet']) {
		const out = given.out ?? 'data/labelling';
		const files = writeSheets('questions', { module: name, seed: Number(given.seed ?? 1), out });
		console.log(files.join('\n'));
		return 0;
	}
	const filled = given['import-labellings'];
	if (filled !== undefined) {
		const { module, labeller, date } = given;
		const overrides = Object.fromEntries(
			Object.entries({ module, labeller, date }).filter(([, value]) => value !== undefined)
		);
		const { text, whole } = importLabellings('questions', filled, overrides, given.replace);
		console.log(text);
		return whole ? 0 : 1;
	}
	return check(resolve(name ?? 'questions'), given);
});

function read() {
	try {
		return parseArgs({
			allowPositionals: true,
			options: {
				...{ json: { type: 'boolean' }, schema: { type: 'boolean' } },
				'labelling-sheet': { type: 'boolean' },
				...{ seed: { type: 'string' }, out: { type: 'string' } },
				'import-labellings': { type: 'string' },
				...{ module: { type: 'string' }, labeller: { type: 'string' }, date: { type: 'string' } },
				replace: { type: 'boolean' }
			}
		});
	} catch (error) {
		throw new Trouble(`${(error as Error).message}\n\n${usage}`);
	}
}

async function check(
	folder: string,
	{ json, schema }: { json?: boolean; schema?: boolean }
): Promise<number> {
	if (!existsSync(folder)) throw new Trouble(`There is no folder ${folder}.`);
	if (schema) await writeSchemas(join(folder, 'schema'));
	const root = (relative(process.cwd(), folder) || '.').replaceAll('\\', '/');
	const modules = compile(readFiles(folder), { hash, root });
	const problems = modules.flatMap((one) => one.problems);
	const library = libraryOf(modules.map((one) => one.draft));
	const contents = modules.flatMap(({ built }) => built ?? []);

	if (json) {
		const overviews = modules.map((one) => one.overview);
		const thinSkills = coverage(contents);
		console.log(JSON.stringify({ modules: overviews, library, thinSkills, problems }, null, '\t'));
	} else {
		let file = '';
		for (const problem of problems) {
			if (file && file !== problem.file) console.log();
			file = problem.file;
			console.log(formatProblem(problem));
		}
		if (problems.length) console.log();
		const tables = modules.map(describe);
		if (tables.length) tables.push(describeLibrary(library), describeCoverage(contents));
		console.log(tables.join('\n\n') || `No modules in ${root}.`);
	}
	return problems.some(isError) || library.findings.some((one) => one.fails) ? 1 : 0;
}

async function writeSchemas(place: string): Promise<void> {
	const { format, resolveConfig } = await import('prettier');
	mkdirSync(place, { recursive: true });
	const style = await resolveConfig(join(place, 'any.json'));
	for (const [name, schema] of Object.entries(schemas()))
		writeFileSync(
			join(place, name),
			await format(JSON.stringify(schema), { ...style, parser: 'json' })
		);
}
