import { existsSync } from 'node:fs';
import { relative, resolve } from 'node:path';
import { compile } from '../src/lib/content/compile.ts';
import { describe } from '../src/lib/content/describe.ts';
import { formatProblem, isError } from '../src/lib/content/problem.ts';
import { hash, readFiles } from './questions.ts';

/*
 * npm run content [-- [--json] [folder]]
 * Checks the questions; prints what is wrong, then what each module holds. 1 when there are errors.
 */
const options = process.argv.slice(2);
const folder = resolve(options.find((option) => !option.startsWith('--')) ?? 'questions');
if (!existsSync(folder)) {
	console.error(`There is no folder ${folder}.`);
	process.exit(1);
}
const root = (relative(process.cwd(), folder) || '.').replaceAll('\\', '/');
const modules = compile(readFiles(folder), { hash, root });
const problems = modules.flatMap((one) => one.problems);

if (options.includes('--json'))
	console.log(
		JSON.stringify({ modules: modules.map((one) => one.overview), problems }, null, '\t')
	);
else {
	let file = '';
	for (const problem of problems) {
		if (file && file !== problem.file) console.log();
		file = problem.file;
		console.log(formatProblem(problem));
	}
	if (problems.length) console.log();
	console.log(modules.map(describe).join('\n\n') || `No modules in ${root}.`);
}
if (problems.some(isError)) process.exitCode = 1;
