import { cp, mkdtemp, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { tmpdir } from 'node:os';
import { chromium, expect, test, type Browser, type Page } from '@playwright/test';
import { pinnedNode, root } from '../scripts/install.js';
import { give, rightAnswer } from './answer.ts';
import { hydrated } from './hydrated.ts';
import { begin, check, courseOf, feedback, goOn, keySent, onScreen, openLesson } from './lesson.ts';
import { kill } from './kill.ts';
import { newTeacher, signIn, type Account } from './people.ts';
import { answer, goOn as next, history, practise } from './practise.ts';
import { keyOf } from './told.ts';

test.use({ serviceWorkers: 'allow', reducedMotion: 'reduce' });

/** What of Grounds is on the device, as the page about it says. */
const kept = (page: Page) => page.getByText('works offline', { exact: true });

/** A first visit, until every case is on the device. */
async function visit(page: Page): Promise<void> {
	await page.goto('/offline');
	const cases = page.locator('main li');
	await expect(async () => {
		await page.reload();
		await expect(cases.first()).toBeVisible();
		await expect(kept(page)).toHaveCount(await cases.count(), { timeout: 1000 });
	}).toPass();
}

test('after one visit a lesson works with no network, from a cold start to its answers', async ({
	page,
	context
}) => {
	await visit(page);
	await page.close();
	await context.setOffline(true);
	const tab = await context.newPage();
	const faults: string[] = [];
	tab.on('console', (message) => {
		if (/content security policy|hydration/i.test(message.text())) faults.push(message.text());
	});

	await tab.goto('/');
	await tab
		.getByRole('navigation', { name: 'Footer' })
		.getByRole('link', { name: 'Cases' })
		.click();
	await expect(tab).toHaveURL(/\/cases$/);
	const sent = keySent(tab);
	await openLesson(tab, 'dig');
	await begin(tab);
	const course = await courseFrom(tab, (await sent).url());
	await tab.getByRole('button', { name: 'Skip the examples' }).click();
	for (let nth = 0, next = 'question'; next === 'question'; nth++) {
		const item = await onScreen(tab, course);
		await give(tab, item, rightAnswer(keyOf(course, item)));
		if (nth === 0) {
			await expect(tab.locator('[data-kept]')).toHaveAttribute('data-kept', 'device');
			await tab.reload();
			await expect(tab.getByRole('button', { name: /^Check/ })).toBeEnabled();
		}
		await check(tab);
		next = await goOn(tab);
	}
	await expect(tab.getByRole('heading', { level: 1 })).toBeVisible();
	await tab.goto('/cases/dig/answers');
	await expect(tab.locator('main ol > li')).not.toHaveCount(0);
	expect(faults).toEqual([]);
});

/** What the account has, as another device sees it. */
async function expectInAccount(browser: Browser, account: Account, answers: number) {
	const page = await (await browser.newContext()).newPage();
	await signIn(page, account);
	await expect(async () => {
		await page.goto('/progress');
		await expect(history(page)).toHaveCount(answers, { timeout: 10_000 });
	}).toPass();
	await page.context().close();
}

test('after one visit a whole practice session works with no network; then it is in the account', async ({
	page,
	context,
	browser
}) => {
	await page.goto('/');
	const account = await newTeacher(page);
	await visit(page);
	await page.close();
	await context.setOffline(true);
	const tab = await context.newPage();
	await tab.goto('/practice');
	await tab.getByRole('link', { name: 'Start' }).click();
	let answers = 0;
	do {
		await answer(tab, 'Evidence');
		answers++;
	} while (await next(tab));
	await expect(tab.getByText(new RegExp(`^\\d+ of ${answers} right\\.`))).toBeVisible();
	await tab.goto('/progress');
	await expect(history(tab)).toHaveCount(answers);

	// The page hears that the network is back.
	await context.setOffline(false);
	await expectInAccount(browser, account, answers);
});

test('many answers with no network, then the browser is killed: none is lost', async ({
	browser,
	baseURL
}) => {
	const folder = await mkdtemp(join(tmpdir(), 'grounds-'));
	const options = { baseURL: String(baseURL), serviceWorkers: 'allow' } as const;
	const before = await chromium.launchPersistentContext(folder, options);
	let page = before.pages()[0] ?? (await before.newPage());
	await page.goto('/');
	const account = await newTeacher(page);
	await visit(page);
	await before.setOffline(true);
	await page.goto('/practice/session');
	await practise(page, 4);
	await answer(page, 'Inference');
	await kill(before);

	const after = await chromium.launchPersistentContext(folder, options);
	page = after.pages()[0] ?? (await after.newPage());
	// A browser writes cookies down late: who was killed at once may have to sign in again.
	await signIn(page, account);
	await page.goto('/how-we-judge');
	await after.setOffline(true);
	await page.goto('/practice/session');
	await expect(page.getByText('5 of about')).toBeVisible();
	await expect(feedback(page)).toBeVisible();
	await page.goto('/progress');
	await expect(history(page)).toHaveCount(5);
	await after.setOffline(false);
	await expectInAccount(browser, account, 5);
	await after.close();
	await rm(folder, { recursive: true, force: true });
});

/** The course, asked for by the page itself: nothing else is offline. */
async function courseFrom(page: Page, key: string): Promise<Awaited<ReturnType<typeof courseOf>>> {
	return page.evaluate(async (address) => {
		const read = async (url: string) => (await fetch(url)).json();
		return {
			module: await read(address.replace('key.json', 'module.json')),
			key: await read(address)
		};
	}, key);
}

test('a page that was not kept says so, opened or clicked, and names what works', async ({
	page,
	context
}) => {
	await visit(page);
	await context.setOffline(true);
	await page.goto('/cases/engine/guide');
	const heading = page.getByRole('heading', { level: 1 });
	await expect(heading).toHaveText('This page is not on your device');
	await expect(kept(page)).not.toHaveCount(0);

	await page.goto('/cases/engine');
	await page.locator('a[href$="/cases/engine/guide"]').first().click();
	await expect(page).toHaveURL(/\/offline\?from=/);
	await expect(heading).toHaveText('This page is not on your device');
});

test('what is on the device can be taken off it, and comes back when asked for', async ({
	page
}) => {
	await visit(page);
	// The page keeps them itself, behind everything else: not while they are taken off.
	await page.waitForLoadState('networkidle');
	await page.evaluate(async () => {
		const { active } = await navigator.serviceWorker.ready;
		const { port1, port2 } = new MessageChannel();
		const replied = new Promise((reply) => (port1.onmessage = reply));
		active?.postMessage('keep', [port2]);
		await replied;
	});
	await page.getByRole('button', { name: 'Remove them from this device' }).click();
	await expect(page.getByText('No lesson is kept here')).toBeVisible();
	expect(await page.evaluate(() => caches.keys())).toEqual([]);
	// At once: the browser takes the worker back that this very page still uses.
	await page.getByRole('button', { name: 'Keep all cases' }).click();
	await expect(kept(page)).not.toHaveCount(0);
	await expect(kept(page)).toHaveCount(await page.locator('main li').count());

	await page.getByRole('button', { name: 'Remove them from this device' }).click();
	await page.reload();
	await expect(page.getByText('No lesson is kept here')).toBeVisible();
	await page.getByRole('button', { name: 'Keep all cases' }).click();
	await expect(kept(page)).not.toHaveCount(0);
});

test('a full device is said, and the lesson goes on', async ({ page, context, baseURL }) => {
	await page.goto('/how-we-judge');
	const browser = await context.newCDPSession(page);
	const origin = String(baseURL);
	await page.evaluate(() => navigator.serviceWorker.ready);
	await browser.send('Storage.overrideQuotaForOrigin', { origin, quotaSize: 1 });
	// All may have been kept before the device was full.
	await page.evaluate(async () => {
		for (const name of await caches.keys()) {
			const kept = await caches.open(name);
			for (const request of await kept.keys()) {
				if (request.url.endsWith('/key.json')) await kept.delete(request);
			}
		}
	});
	await page.goto('/offline');
	await page.getByRole('button', { name: 'Keep all cases' }).click();
	await expect(page.getByText('no room left').first()).toBeVisible();
	await openLesson(page, 'first-steps');
});

test('a new edition waits for the end of the lesson, and strands no tab', async ({ context }) => {
	const served = await serveCopy();
	try {
		const lesson = await context.newPage();
		await lesson.goto(`${served.url}/cases/first-steps/lesson`);
		await visitAgain(lesson);
		await begin(lesson);
		await served.revise();

		const other = await context.newPage();
		await other.goto(`${served.url}/how-we-judge`);
		const offer = other.getByRole('button', { name: 'Load it now' });
		await expect(offer).toBeVisible({ timeout: 30_000 });
		await offer.click();
		await expect(other.getByText('A lesson is open in another tab')).toBeVisible();

		// The lesson notices nothing: it can be gone on with, and be loaded again without a network.
		await expect(lesson.getByText('A new edition')).toHaveCount(0);
		await context.setOffline(true);
		await lesson.reload();
		const skip = lesson.getByRole('button', { name: 'Skip the examples' });
		await expect(skip).toBeVisible();
		await skip.click();
		await expect(lesson.getByRole('complementary', { name: 'Your answer' })).toBeVisible();
		await context.setOffline(false);

		await lesson.goto(`${served.url}/cases/first-steps`);
		await other.reload();
		await offer.click();
		await expect(offer).toHaveCount(0);
		await expect(async () => {
			const names = await other.evaluate(() => caches.keys());
			expect(names).toContain('grounds-second-edition');
		}).toPass();
		await context.setOffline(true);
		for (const tab of [lesson, other]) {
			await tab.goto(`${served.url}/cases/first-steps/lesson`);
			await expect(tab.locator('[data-focus], [data-action=begin]').first()).toBeVisible();
		}
		await expect(feedback(lesson)).toHaveCount(0);
	} finally {
		await served.stop();
	}
});

test('a tab of an edition whose files are gone loads what it opens anew', async ({ context }) => {
	const served = await serveCopy();
	try {
		const tab = await context.newPage();
		await tab.goto(`${served.url}/how-we-judge`);
		await visitAgain(tab);
		await served.revise(['entry', 'nodes']);
		await tab.getByRole('link', { name: 'Sign in' }).first().click();
		await expect(tab).toHaveURL(/\/sign-in/);
		await hydrated(tab);
		await expect(tab.getByRole('heading', { level: 1 })).toHaveText('Sign in');
	} finally {
		await served.stop();
	}
});

/** Another visit, until the page comes from the device; what could not be fetched is tried at each. */
async function visitAgain(page: Page): Promise<void> {
	await expect(async () => {
		await page.reload();
		const worker = () => page.evaluate(() => navigator.serviceWorker.controller?.state);
		await expect.poll(worker, { timeout: 10_000 }).toBe('activated');
	}).toPass();
}

/** The built program from a folder of its own, so that another edition can take its place. */
async function serveCopy() {
	const folder = test.info().outputPath('served');
	await cp(join(root, 'build'), join(folder, 'build'), { recursive: true });
	for (const part of ['scripts', 'src/lib/server', 'package.json'])
		await cp(join(root, part), join(folder, part), { recursive: true });
	const database = join(folder, 'grounds.db');
	let server = await serve(folder, '0', database);
	const { url } = server;
	return {
		url,
		/**
		 * The same program under another name, started on the same port.
		 * @param moved folders of files that have other names in the new edition
		 */
		revise: async (moved: readonly string[] = []) => {
			await stop(server.process);
			await nameEdition(join(folder, 'build'), 'second-edition', moved);
			server = await serve(folder, new URL(url).port, database);
		},
		stop: async () => {
			await stop(server.process);
			await rm(folder, { recursive: true });
		}
	};
}

async function serve(folder: string, port: string, database: string) {
	const process = spawn(pinnedNode, [join(folder, 'scripts/serve.ts')], {
		env: { HOST: '127.0.0.1', PORT: port, ORIGIN: '', DATABASE_URL: database },
		stdio: ['ignore', 'pipe', 'inherit']
	});
	let said = '';
	process.stdout.on('data', (chunk) => (said += String(chunk)));
	await expect(() => expect(said).toMatch(/ready: http:\S+/)).toPass();
	return { process, url: /http:\S+/.exec(said)?.[0] ?? '' };
}

async function stop(process: ChildProcess): Promise<void> {
	const gone = once(process, 'exit');
	process.kill();
	await gone;
}

/** Gives a build another edition: its name stands in the worker, the pages and the server. */
async function nameEdition(
	build: string,
	edition: string,
	moved: readonly string[]
): Promise<void> {
	const { version } = JSON.parse(
		await readFile(join(build, 'client/_app/version.json'), 'utf8')
	) as { version: string };
	for (const entry of await readdir(build, { recursive: true, withFileTypes: true })) {
		const path = join(entry.parentPath, entry.name);
		if (!entry.isFile()) continue;
		if (/\.(br|gz)$/.test(path)) await rm(path);
		else if (/\.(js|json)$/.test(path)) {
			const code = await readFile(path, 'utf8');
			const named = moved.reduce(
				(all, one) => all.replace(new RegExp(`(immutable|\\.\\.)/${one}/`, 'g'), `$1/${one}-2/`),
				code.replaceAll(version, edition)
			);
			if (named !== code) await writeFile(path, named);
		}
	}
	const files = join(build, 'client/_app/immutable');
	for (const one of moved) await rename(join(files, one), join(files, `${one}-2`));
}
