import { execFile } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { findBrowser } from '../scripts/browser.ts';
import { run } from '../scripts/child.js';
import { pinnedNode, root } from '../scripts/install.js';
import { startApp } from './app.ts';
import { median, type Figure } from './figure.ts';

type Report = {
	readonly categories: { readonly performance: { readonly score: number } };
	readonly audits: Readonly<Record<string, { readonly numericValue: number }>>;
};

const program = join(root, 'bench/node_modules/lighthouse/cli/index.js');
const turns = 5;

/** P2: Lighthouse's own phone profile on the lesson, median of five. */
export async function lighthouse(): Promise<Figure[]> {
	if (!existsSync(program)) {
		console.log('Installing Lighthouse (only the first time) …');
		const code = await run('npm', ['ci'], { cwd: join(root, 'bench'), stdio: 'ignore' });
		if (code !== 0) throw new Error('Lighthouse could not be installed; is there a network?');
	}
	const app = await startApp();
	try {
		const reports: Report[] = [];
		for (let turn = 0; turn < turns; turn++) {
			reports.push(await report(`${app.url}/cases/first-steps/lesson`));
		}
		const middle = (audit: string) =>
			median(reports.map(({ audits }) => audits[audit]?.numericValue ?? NaN));
		const scores = reports.map(({ categories }) => categories.performance.score * 100);
		const lcp = middle('largest-contentful-paint');
		return [
			{ goal: 'P2', what: 'performance, phone', value: median(scores), atLeast: 98 },
			{ goal: 'P2', what: 'largest contentful paint', value: lcp, atMost: 1800, unit: 'ms' },
			{
				goal: 'P2',
				what: 'total blocking time',
				value: middle('total-blocking-time'),
				atMost: 60,
				unit: 'ms'
			},
			{
				goal: 'P2',
				what: 'cumulative layout shift',
				value: middle('cumulative-layout-shift'),
				atMost: 0.01
			}
		];
	} finally {
		await app.stop();
	}
}

async function report(url: string): Promise<Report> {
	const folder = mkdtempSync(join(tmpdir(), 'grounds-lighthouse-'));
	try {
		const { executablePath } = await findBrowser('system');
		const file = join(folder, 'report.json');
		await promisify(execFile)(
			pinnedNode,
			[
				program,
				url,
				'--quiet',
				'--only-categories=performance',
				'--output=json',
				`--output-path=${file}`,
				'--chrome-flags=--headless=new --no-sandbox'
			],
			{ env: { ...process.env, ...(executablePath && { CHROME_PATH: executablePath }) } }
		);
		return JSON.parse(readFileSync(file, 'utf8')) as Report;
	} finally {
		rmSync(folder, { recursive: true });
	}
}
