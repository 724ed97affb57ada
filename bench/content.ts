import { performance } from 'node:perf_hooks';
import { join } from 'node:path';
import { hash, readFiles } from '../scripts/questions.ts';
import { root } from '../scripts/install.js';
import { compile, type Files } from '../src/lib/content/compile.ts';
import { median, type Figure } from './figure.ts';

/** P12: compiling the questions grows in step with how many there are. */
export async function content(): Promise<Figure[]> {
	const files = readFiles(join(root, 'questions'));
	const once = time(files, 1, 5);
	const ten = time(files, 10, 3);
	const hundred = time(files, 100, 1);
	return [
		{ goal: 'P12', what: 'compiling the questions', value: once, unit: 'ms' },
		{ goal: 'P12', what: '10 times as many, per copy', value: ten / once / 10, atMost: 1.2 },
		{ goal: 'P12', what: '100 times as many, per copy', value: hundred / once / 100, atMost: 1.2 }
	];
}

function time(files: Files, copies: number, turns: number): number {
	const many = copiesOf(files, copies);
	const one = () => {
		const begun = performance.now();
		const compiled = compile(many, { hash });
		if (compiled.length < copies) throw new Error('The copies were not compiled.');
		return performance.now() - begun;
	};
	one();
	return median(Array.from({ length: turns }, one));
}

/** Every module under `copies` names. */
function copiesOf(files: Files, copies: number): Files {
	const inModules = [...files].filter(([path]) => path.includes('/'));
	return new Map(
		Array.from({ length: copies }, (_, copy) =>
			inModules.map(([path, text]): [string, typeof text] => [
				path.replace('/', `-${copy + 1}/`),
				text
			])
		).flat()
	);
}
