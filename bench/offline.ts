import { brotliCompressSync } from 'node:zlib';
import { chromium, type Page } from '@playwright/test';
import { findBrowser } from '../scripts/browser.ts';
import { begin } from '../tests/lesson.ts';
import { startApp } from './app.ts';
import { median, type Figure } from './figure.ts';

const slowDown = 4;
const runs = 5;

/** P10: what a first visit puts on a device, and how soon a question is there without a network. */
export async function offline(): Promise<Figure[]> {
	const app = await startApp();
	const browser = await chromium.launch(await findBrowser('system'));
	try {
		const context = await browser.newContext({ baseURL: app.url, locale: 'en-GB' });
		const page = await context.newPage();
		await page.goto('/cases/first-steps/lesson');
		const all = await stored(page);
		await begin(page);
		await page.getByRole('button', { name: 'Skip the examples' }).click();
		await page.getByRole('complementary', { name: 'Your answer' }).waitFor();
		await page.close();
		await context.setOffline(true);
		const starts: number[] = [];
		for (let run = 0; run < runs; run++) {
			const tab = await context.newPage();
			const overheard = await context.newCDPSession(tab);
			await overheard.send('Emulation.setCPUThrottlingRate', { rate: slowDown });
			const begun = performance.now();
			await tab.goto('/cases/first-steps/lesson', { waitUntil: 'commit' });
			await tab.getByRole('button', { name: /^Check/ }).waitFor();
			starts.push(performance.now() - begun);
			await tab.close();
		}
		const cases = all.filter(([path]) => caseOf(path) && caseOf(path) !== 'first-steps');
		const first = all.filter((one) => !cases.includes(one));
		const packs = Object.entries(Object.groupBy(cases, ([path]) => caseOf(path) ?? ''));
		return [
			{
				goal: 'P10',
				what: `offline start to a usable question at ${slowDown}× CPU, middle of ${runs}`,
				value: median(starts),
				atMost: 1000,
				unit: 'ms'
			},
			{
				goal: 'P10',
				what: `precache: the program and the first lesson, ${first.length} files, compressed`,
				value: sum(first),
				atMost: 400,
				unit: 'KB'
			},
			...packs.map(([id, files = []]) => ({
				goal: 'P10',
				what: `fetched behind it: ${id}`,
				value: sum(files),
				unit: 'KB'
			}))
		];
	} finally {
		await browser.close();
		await app.stop();
	}
}

const sum = (files: readonly (readonly [string, number])[]) =>
	files.reduce((all, [, size]) => all + size, 0);

const caseOf = (path: string) => /^\/(?:cases|modules)\/([a-z0-9-]+)(?:\/|$)/.exec(path)?.[1];

/** Address → KB compressed of what is on the device, once all of it is there. */
async function stored(page: Page): Promise<[string, number][]> {
	const files = await page.evaluate(async () => {
		await navigator.serviceWorker.ready;
		const [name = ''] = await caches.keys();
		const cache = await caches.open(name);
		const stock = (await (await cache.match('/stock.json'))?.json()) as {
			cases: { addresses: string[] }[];
		};
		const wanted = stock.cases.flatMap(({ addresses }) => addresses);
		const isHere = async (address: string) => (await cache.match(address)) !== undefined;
		while (!(await Promise.all(wanted.map(isHere))).every(Boolean))
			await new Promise((later) => setTimeout(later, 100));
		const bodies: [string, string][] = [];
		for (const request of await cache.keys()) {
			const bytes = new Uint8Array(await (await cache.match(request))!.arrayBuffer());
			const text = Array.from(bytes, (byte) => String.fromCharCode(byte)).join('');
			bodies.push([new URL(request.url).pathname, btoa(text)]);
		}
		return bodies;
	});
	return files.map(([path, body]) => {
		const bytes = Buffer.from(body, 'base64');
		const isPacked = /\.(woff2|png)$/.test(path);
		return [path, (isPacked ? bytes.length : brotliCompressSync(bytes).length) / 1024];
	});
}
