import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { compile } from '../src/lib/content/compile.ts';
import { describe } from '../src/lib/content/describe.ts';
import { libraryOf } from '../src/lib/content/library.ts';
import { describeLibrary } from '../src/lib/content/librarytable.ts';
import { formatProblem, isError } from '../src/lib/content/problem.ts';
import { schemas } from '../src/lib/content/schema.ts';
import { hash, readFiles } from './questions.ts';

/*
 * npm run content [-- [--json] [--schema] [folder]]
 * Checks the questions; prints what is wrong, then what each module holds. Ends with 1 when there
 * are errors, or when a library of seven ready modules falls short as a whole. --schema writes the JSON Schemas for editors anew.
 */
const options = process.argv.slice(2);
const folder = resolve(options.find((option) => !option.startsWith('--')) ?? 'questions');
if (!existsSync(folder)) {
	console.error(`There is no folder ${folder}.`);
	process.exit(1);
}
if (options.includes('--schema')) {
	const { format, resolveConfig } = await import('prettier');
	const place = join(folder, 'schema');
	mkdirSync(place, { recursive: true });
	const style = await resolveConfig(join(place, 'any.json'));
	for (const [name, schema] of Object.entries(schemas()))
		writeFileSync(
			join(place, name),
			await format(JSON.stringify(schema), { ...style, parser: 'json' })
		);
}
const root = (relative(process.cwd(), folder) || '.').replaceAll('\\', '/');
const modules = compile(readFiles(folder), { hash, root });
const problems = modules.flatMap((one) => one.problems);
const library = libraryOf(modules.map((one) => one.draft));

if (options.includes('--json'))
	console.log(
		JSON.stringify({ modules: modules.map((one) => one.overview), library, problems }, null, '\t')
	);
else {
	let file = '';
	for (const problem of problems) {
		if (file && file !== problem.file) console.log();
		file = problem.file;
		console.log(formatProblem(problem));
	}
	if (problems.length) console.log();
	const tables = modules.map(describe);
	if (tables.length) tables.push(describeLibrary(library));
	console.log(tables.join('\n\n') || `No modules in ${root}.`);
}
if (problems.some(isError) || library.findings.some((one) => one.fails)) process.exitCode = 1;
