import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium, expect, type Page, type Route } from '@playwright/test';
import {
	answer,
	answerAndGoOn,
	choice,
	expectWord,
	goOn,
	limit,
	seat,
	test,
	word,
	type Campus,
	type Desk
} from './graded.ts';
import { crash, kill, silence } from './kill.ts';
import { check, feedback, onScreen } from './lesson.ts';

test.use({ reducedMotion: 'reduce' });

const events = '**/api/classes/*/attempts/*/events';
const labels = ['Evidence', 'Inference', 'Assertion'] as const;

/** The answers chosen, one after the other. */
const chosen = async (campus: Campus, desk: Desk) =>
	(await campus.stored(desk)).filter(({ type }) => type === 'choose');

test('a hundred answers without a network, the browser killed: all are there when it is back', async ({
	campus
}) => {
	const folder = await mkdtemp(join(tmpdir(), 'grounds-'));
	const before = await chromium.launchPersistentContext(folder);
	const page = before.pages()[0] ?? (await before.newPage());
	const desk = await seat(page, campus);
	await before.setOffline(true);
	for (let nth = 0; nth < 100; nth++) {
		await choice(page, labels[nth % 3] ?? '').check();
	}
	await expectWord(page, 'device');
	await kill(before);
	expect(await chosen(campus, desk)).toHaveLength(0);

	const after = await chromium.launchPersistentContext(folder);
	// Browsers write cookies down when they find the time: this one may be gone with the process.
	await campus.enter(after, desk.student);
	const other = after.pages()[0] ?? (await after.newPage());
	await other.goto(`${campus.server.origin}/how-we-judge`);
	await expect.poll(async () => (await chosen(campus, desk)).length).toBe(100);
	await goOn(other, desk);
	await expectWord(other, 'saved');
	await expect(choice(other, labels[99 % 3] ?? '')).toBeChecked();
	await after.close();
	await rm(folder, { recursive: true, force: true });
});

test('a page that crashes comes back with what was not sent', async ({ page, context, campus }) => {
	const desk = await seat(page, campus);
	await page.route(events, (route) => route.abort());
	await choice(page, 'Inference').check();
	await expectWord(page, 'device');
	await crash(page);
	const next = await context.newPage();
	await goOn(next, desk);
	await expect(choice(next, 'Inference')).toBeChecked();
	await expectWord(next, 'saved');
	expect(await chosen(campus, desk)).toHaveLength(1);
});

test('a save that fails, then a reload: still there, still said to be on this device only', async ({
	page,
	campus
}) => {
	await silence(page);
	const desk = await seat(page, campus);
	await page.route(events, (route) =>
		route.fulfill({ status: 503, headers: { 'retry-after': '1' } })
	);
	await choice(page, 'Inference').check();
	await expectWord(page, 'device');
	await page.reload();
	await expect(choice(page, 'Inference')).toBeChecked();
	await expectWord(page, 'device');
	await page.unroute(events);
	await expectWord(page, 'saved');
	expect(await chosen(campus, desk)).toHaveLength(1);
});

test('the server goes away and comes back: the lesson goes on', async ({ page, campus }) => {
	const desk = await seat(page, campus);
	await campus.server.stop();
	await answer(page, campus);
	await page.getByRole('button', { name: /^Check/ }).click();
	await expectWord(page, 'device');
	await expect(feedback(page)).toContainText('The explanation comes when you are online again');
	await campus.start();
	await expectWord(page, 'saved');
	await expect(feedback(page)).toContainText('Right.');
	expect(await chosen(campus, desk)).toHaveLength(1);
});

/** What a network does to requests; each gives up being bad after a while. */
const weather: Record<string, (route: Route, nth: number) => Promise<unknown>> = {
	'cut before the request arrives': (route, nth) => (nth % 2 ? route.abort() : route.continue()),
	'cut before the reply arrives': async (route, nth) => {
		if (nth % 2 === 0) return route.continue();
		await route.fetch();
		return route.abort('connectionreset');
	},
	'every request twice': async (route) => {
		await route.fetch();
		await route.continue();
	},
	'a hotel’s sign-in page': (route, nth) =>
		nth % 2 ? route.fulfill({ status: 200, body: '<h1>Welcome</h1>' }) : route.continue()
};
for (const [name, befall] of Object.entries(weather)) {
	test(`network: ${name}`, async ({ page, campus }) => {
		const desk = await seat(page, campus);
		let nth = 0;
		await page.route(events, (route) => befall(route, ++nth));
		for (const label of labels) {
			await choice(page, label).check();
			await expectWord(page, 'saved');
		}
		await answerAndGoOn(page, campus);
		await expectWord(page, 'saved');
		const stored = await chosen(campus, desk);
		expect(stored.slice(0, 3)).toMatchObject(
			labels.map((label) => ({ answer: { label: label.toLowerCase() } }))
		);
		expect((await campus.stored(desk)).filter(({ type }) => type === 'submit')).toHaveLength(1);
		await page.unrouteAll({ behavior: 'ignoreErrors' });
	});
}

test('an old request that arrives once more, late, changes nothing', async ({ page, campus }) => {
	const desk = await seat(page, campus);
	await expectWord(page, 'saved');
	const first = page.waitForRequest(events);
	await choice(page, 'Assertion').check();
	const old = await first;
	await choice(page, 'Evidence').check();
	await expectWord(page, 'saved');
	const again = await page.request.post(old.url(), {
		headers: { 'content-type': 'application/json', origin: campus.server.origin },
		data: old.postDataJSON() as object
	});
	expect(again.status()).toBe(200);
	expect(await chosen(campus, desk)).toHaveLength(2);
	await page.reload();
	await expect(choice(page, 'Evidence')).toBeChecked();
});

test('handing in while a save is under way: in order, and never said before it is so', async ({
	page,
	campus
}) => {
	const desk = await seat(page, campus);
	let free = () => {};
	const held = new Promise<void>((go) => (free = go));
	await page.route(events, async (route) => {
		await held;
		await route.continue();
	});
	await answer(page, campus);
	await page.getByRole('button', { name: /^Check/ }).click();
	await expectWord(page, 'device');
	expect(await campus.answers(desk)).toEqual({});
	free();
	await expectWord(page, 'saved');
	const kinds = (await campus.stored(desk)).map(({ type }) => type);
	expect(kinds.slice(-2)).toEqual(['choose', 'submit']);
});

/** The page is looked at again: then the server is asked for the time. */
const lookAgain = (page: Page) =>
	page.evaluate(() => document.dispatchEvent(new Event('visibilitychange')));

/** The last seconds are shown, with enough of them left to do something. */
async function countDown(page: Page, campus: Campus, desk: Desk) {
	await campus.leave(desk, 15_000);
	await lookAgain(page);
	await expect(page.getByText(/^0:\d\d left/)).toBeVisible();
}

test('a wrong clock throws nobody out', async ({ page, campus }) => {
	await page.addInitScript(() => {
		const real = Date.now;
		Date.now = () => real() + 3 * 24 * 60 * 60_000;
	});
	await seat(page, campus, { minutes: limit });
	await expect(page.getByText(/^(5\d|60) minutes left/)).toBeVisible();
	await choice(page, 'Evidence').check();
	await expectWord(page, 'saved');
	await page.getByRole('button', { name: /minutes left/ }).click();
	await expect(page.getByRole('button', { name: 'Show how much time is left' })).toBeVisible();
});

test('time is up: said, and what is there is handed in', async ({ page, campus }) => {
	const desk = await seat(page, campus, { minutes: limit });
	await choice(page, 'Evidence').check();
	await expectWord(page, 'saved');
	await campus.leave(desk, 4000);
	await lookAgain(page);
	await expect(page.getByRole('heading', { name: 'Time is up' })).toBeVisible();
	await expect(page.getByText('What you had answered until then is handed in.')).toBeVisible();
	await expectWord(page, 'saved');
});

test('more time given while an old tab counts down: the server is asked before it closes', async ({
	page,
	campus
}) => {
	const desk = await seat(page, campus, { minutes: limit });
	await countDown(page, campus, desk);
	await campus.store.db
		.updateTable('assignment')
		.set({ minutes: 2 * limit })
		.where('id', '=', desk.assignment)
		.execute();
	await expect(page.getByText(/^(5\d|60) minutes left/)).toBeVisible({ timeout: 60_000 });
	await choice(page, 'Evidence').check();
	await expectWord(page, 'saved');
});

test('time that is up without a network closes nothing', async ({ page, context, campus }) => {
	const desk = await seat(page, campus, { minutes: limit });
	await countDown(page, campus, desk);
	await context.setOffline(true);
	const up = page.getByText('By this device, your time is up.');
	await expect(up).toBeVisible({ timeout: 60_000 });
	await choice(page, 'Evidence').check();
	await expectWord(page, 'device');
	await context.setOffline(false);
	await expect(page.getByRole('heading', { name: 'Time is up' })).toBeVisible();
	await expectWord(page, 'saved');
	expect(await chosen(campus, desk)).toHaveLength(1);
});

test('signed out in the middle: sign in over the page, and everything is sent', async ({
	page,
	campus
}) => {
	const desk = await seat(page, campus);
	await answerAndGoOn(page, campus);
	await expectWord(page, 'saved');
	const item = await onScreen(page, campus.course);
	await campus.signOut(desk.student);
	await choice(page, 'Inference').check();
	const dialog = page.getByRole('dialog', { name: 'Sign in again' });
	await expect(dialog).toBeVisible();
	await expectWord(page, 'device');

	const { code, phrase } = await campus.comeBack(desk);
	await dialog.getByLabel('Class code').fill(code);
	await dialog.getByLabel('Your name').fill('Ada Linden');
	await dialog.getByLabel('Your four words').fill('about about about about');
	await dialog.getByRole('button', { name: 'Sign in', exact: true }).click();
	await expect(dialog.getByRole('alert')).toBeVisible();
	await expect(dialog.getByLabel('Class code')).toHaveValue(code);

	await dialog.getByLabel('Your four words').fill(phrase);
	await dialog.getByRole('button', { name: 'Sign in', exact: true }).click();
	await expect(dialog).toBeHidden();
	await expectWord(page, 'saved');
	expect(await onScreen(page, campus.course)).toEqual(item);
	await expect(choice(page, 'Inference')).toBeChecked();
	await check(page);
});

test('someone else signs in meanwhile: nothing is sent as them', async ({
	page,
	context,
	campus
}) => {
	const desk = await seat(page, campus);
	await campus.enter(context, desk.classmate);
	await choice(page, 'Inference').check();
	await expect(page.getByRole('dialog', { name: 'Someone else is signed in' })).toBeVisible();
	await expectWord(page, 'device');
	expect(await chosen(campus, desk)).toHaveLength(0);
	await campus.enter(context, desk.student);
	await lookAgain(page);
	await expectWord(page, 'saved');
	await expect(page.getByRole('dialog')).toBeHidden();
});

test('the class is archived in the middle: said, and what was not taken can be kept', async ({
	page,
	context,
	campus
}) => {
	const desk = await seat(page, campus);
	await context.setOffline(true);
	await choice(page, 'Inference').check();
	await expectWord(page, 'device');
	await campus.store.db
		.updateTable('class')
		.set({ archived_at: new Date().toISOString() })
		.where('id', '=', desk.class)
		.execute();
	await context.setOffline(false);
	await expect(page.getByRole('heading', { name: 'This class is archived' })).toBeVisible();
	await expect(page.getByText('One step was not taken by the server.')).toBeVisible();
	const download = page.waitForEvent('download');
	await page.getByRole('link', { name: 'save as a file' }).click();
	expect((await download).suggestedFilename()).toBe('grounds-not-taken.json');
	expect(await chosen(campus, desk)).toHaveLength(0);
});

test('without a store it works all the same: saved is what the server has', async ({
	page,
	context,
	campus
}) => {
	await page.addInitScript(() => {
		indexedDB.open = () => {
			throw new DOMException('Storage is forbidden here.', 'SecurityError');
		};
	});
	const desk = await seat(page, campus);
	await choice(page, 'Inference').check();
	await expectWord(page, 'saved');
	await context.setOffline(true);
	await choice(page, 'Evidence').check();
	await expectWord(page, 'not-saved');
	await expect(page.getByRole('alert')).toContainText('Your latest answers are not saved');
	await context.setOffline(false);
	await expectWord(page, 'saved');
	expect(await chosen(campus, desk)).toHaveLength(2);
	await expect(word(page)).toHaveText(/Saved/);
});

test('time is up in a set that was not handed in: it is, and what is complete counts', async ({
	page,
	campus
}) => {
	const desk = await seat(page, campus, { minutes: limit, feedback: 'submission' });
	await answer(page, campus);
	await expectWord(page, 'saved');
	await campus.leave(desk, 4000);
	await lookAgain(page);
	await expect(page.getByRole('heading', { name: 'Handed in' })).toBeVisible();
	await expectWord(page, 'saved');
	await expect(page.locator('p.mark')).toContainText(/^1 of \d+\s+points/);
	expect((await campus.stored(desk)).at(-1)?.type).toBe('finish');
});
