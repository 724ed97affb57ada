import './node.js';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ensureBuilt } from './build.js';
import { run, stopWithParent, wasStopped } from './child.js';
import { ensureInstalled, isPinned, pinnedNode, root } from './install.js';
import { main, Trouble } from './main.js';

/**
 * @typedef {object} Step
 * @property {string[][]} [programs] one after the other: a path, its arguments
 * @property {() => Promise<void>} [work]
 * @property {boolean} [browser]
 * @property {string} [after] what must have gone well before
 */

/** @type {Record<string, Step>} */
const steps = {
	format: { programs: [['node_modules/prettier/bin/prettier.cjs', '--check', '.']] },
	lint: { programs: [['node_modules/eslint/bin/eslint.js', '.', '--max-warnings', '0']] },
	unused: { programs: [['node_modules/knip/bin/knip.js', '--no-progress']] },
	types: {
		programs: [
			['node_modules/svelte-check/bin/svelte-check', '--fail-on-warnings'],
			// What a worker has is not what a page has.
			['node_modules/typescript/bin/tsc', '-p', 'src/service-worker']
		]
	},
	content: { programs: [['scripts/content.ts']] },
	unit: { programs: [['node_modules/vitest/vitest.mjs', 'run', '--project', 'unit']] },
	component: {
		programs: [['node_modules/vitest/vitest.mjs', 'run', '--project', 'component']],
		browser: true
	},
	build: { work: ensureBuilt },
	// A few of what `npm run test:faults` does by the hundred.
	faults: { programs: [['faults/run.ts', '--times', '5', 'r1']], after: 'build' },
	journeys: {
		programs: [['node_modules/@playwright/test/cli.js', 'test']],
		browser: true,
		after: 'build'
	}
};

/** @param {Step} step */
async function goesWell({ programs = [], work }) {
	try {
		await work?.();
		for (const [path = '', ...args] of programs) {
			if ((await run(pinnedNode, [join(root, path), ...args], { cwd: root })) !== 0) return false;
		}
		return true;
	} catch (error) {
		console.error(error instanceof Trouble ? error.message : error);
		return false;
	}
}

/** Runs the steps named on the command line, or all, to the end, whatever fails on the way. */
await main(async () => {
	stopWithParent();
	const wanted = process.argv.slice(2);
	const unknown = wanted.find((name) => !(name in steps));
	if (unknown !== undefined) {
		throw new Trouble(`No step “${unknown}”. There are: ${Object.keys(steps).join(', ')}`);
	}
	await ensureInstalled();
	if (!isPinned()) return run(pinnedNode, [fileURLToPath(import.meta.url), ...wanted]);

	const names = Object.keys(steps).filter((name) => wanted.length === 0 || wanted.includes(name));
	for (const name of [...names]) {
		const before = steps[name]?.after;
		if (before && !names.includes(before)) names.splice(names.indexOf(name), 0, before);
	}
	if (names.some((name) => steps[name]?.browser)) {
		const { nameBrowser } = await import('./browser.ts');
		console.log(`Browser for the tests: ${await nameBrowser().catch(inWords)}`);
	}

	// Most steps read what Kit generates.
	await goesWell({ programs: [['node_modules/@sveltejs/kit/svelte-kit.js', 'sync']] });

	/** @type {Map<string, string>} */
	const failed = new Map();
	/** @type {string[]} */
	const lines = [];
	for (const [index, name] of names.entries()) {
		const step = /** @type {Step} */ (steps[name]);
		console.log(`\n── ${name} (${index + 1} of ${names.length})`);
		const begun = Date.now();
		const barred = step.after !== undefined && failed.has(step.after);
		const well = !barred && (await goesWell(step));
		if (wasStopped()) throw new Trouble('Stopped.');
		const seconds = `${((Date.now() - begun) / 1000).toFixed(1)} s`;
		const outcome = well ? 'passed' : barred ? `not run: ${step.after} failed` : 'FAILED';
		if (!well) failed.set(name, outcome);
		lines.push(`${well ? '✓' : '✗'} ${name.padEnd(10)} ${seconds.padStart(8)}  ${outcome}`);
		console.log(lines.at(-1));
	}
	console.log(
		`\n${lines.join('\n')}\n\n${names.length - failed.size} passed, ${failed.size} failed`
	);
	return failed.size === 0 ? 0 : 1;
});

/** @param {unknown} error */
function inWords(error) {
	throw new Trouble(error instanceof Error ? error.message : String(error));
}
