import { createHash } from 'node:crypto';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import type { Plugin, ViteDevServer } from 'vite';
import { compile } from '../src/lib/content/compile.ts';
import type { Compiled } from '../src/lib/content/compile.ts';
import { summaryOf } from '../src/lib/content/describe.ts';
import { formatProblem, isError } from '../src/lib/content/problem.ts';
import type { Content } from '../src/lib/content/text.ts';

export const hash = (text: string): string => createHash('sha256').update(text).digest('hex');

/** Every file below a folder of questions; names that begin with a dot are left out. */
export function readFiles(folder: string): Map<string, Content> {
	const files = new Map<string, Content>();
	for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
		const path = relative(folder, join(entry.parentPath, entry.name)).replaceAll('\\', '/');
		if (entry.isFile() && !/(^|\/)\./.test(path)) files.set(path, readFileSync(join(folder, path)));
	}
	return files;
}

type Built = NonNullable<Compiled['built']>;

/** Compiles a folder whole, or throws with every error in it. */
function build(folder: string): Built[] {
	const modules = existsSync(folder) ? compile(readFiles(folder), { hash }) : [];
	const errors = modules.flatMap((one) => one.problems.filter(isError));
	if (errors.length) {
		const error = new Error(
			`The questions cannot be used:\n${errors.map(formatProblem).join('\n')}`
		);
		// Where in this file it was thrown helps nobody who writes questions.
		error.stack = error.message;
		throw error;
	}
	return modules.flatMap((one) => one.built ?? []);
}

const name = 'virtual:questions';
const part = /^\0virtual:questions(?:\/([a-z0-9-]+)\/(module|key|figures|guide))?$/;

/** Content as a string: parsing JSON is faster for a browser than reading JavaScript. */
const asJson = (value: unknown): string => `JSON.parse(${JSON.stringify(JSON.stringify(value))})`;

function shelf(modules: readonly Built[]): string {
	const entries = modules.map(({ module: { id, revision } }) => {
		const load = (of: string) => `${of}: () => import('${name}/${id}/${of}')`;
		return `'${id}': { revision: '${revision}', ${['module', 'key', 'figures', 'guide'].map(load).join(', ')} }`;
	});
	return `export const library = ${asJson(modules.map(({ module, key }) => summaryOf(module, key)))};
export const revisions = { ${entries.join(',\n')} };`;
}

/**
 * Gives the questions to the program: `virtual:questions` is the shelf, and every module has
 * four chunks of its own (the questions, their key, its figures, the teacher's guide), so that a
 * lesson loads one module only. Any error in the content stops a build; while developing it is shown over the
 * page, and the last good content stays.
 */
export function questions(): Plugin {
	let folder = resolve('questions');
	let modules: Built[] | undefined;
	let building = false;
	return {
		name: 'grounds-questions',
		configResolved(config) {
			folder = join(config.root, 'questions');
			building = config.command === 'build';
		},
		buildStart() {
			if (building) modules = build(folder);
		},
		resolveId: (id) => (part.test(`\0${id}`) ? `\0${id}` : undefined),
		load(id) {
			const asked = part.exec(id);
			if (!asked) return undefined;
			modules ??= build(folder);
			const [, module, of] = asked;
			if (!module) return shelf(modules);
			const built = modules.find((one) => one.module.id === module);
			if (!built) throw new Error(`There is no module "${module}" in questions.`);
			return `export default ${asJson(built[of as keyof Built])};`;
		},
		configureServer(server) {
			server.watcher.add(folder);
			server.watcher.on('all', (_, path) => {
				if (relative(folder, path).startsWith('..')) return;
				try {
					modules = build(folder);
					reload(server);
				} catch (error) {
					const { message, stack = '' } = error as Error;
					server.config.logger.error(message);
					server.environments.client.hot.send({ type: 'error', err: { message, stack } });
				}
			});
		}
	};
}

function reload(server: ViteDevServer): void {
	for (const { moduleGraph } of Object.values(server.environments))
		for (const [id, module] of moduleGraph.idToModuleMap)
			if (part.test(id)) moduleGraph.invalidateModule(module);
	server.environments.client.hot.send({ type: 'full-reload' });
}
