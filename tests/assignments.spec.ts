import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test, type Browser, type Page } from '@playwright/test';
import { addMember, makeClass } from '../src/lib/server/fixture.ts';
import * as sessions from '../src/lib/server/sessions.ts';
import * as settings from '../src/lib/server/settings.ts';
import { open, type Store } from '../src/lib/server/store/open.ts';
import { toLocal } from '../src/lib/server/zones.ts';
import { expectAccessible } from './accessible.ts';
import { hydrated } from './hydrated.ts';
import { startServer, type OwnServer } from './ownserver.ts';

/* Assigning, exceptions and what students see of them, on a server with a class of its own. */

test.use({ reducedMotion: 'reduce' });

const zone = 'Europe/Oslo';
let folder: string;
let store: Store;
let server: OwnServer;
let secret: string;

test.beforeAll(async () => {
	folder = mkdtempSync(join(tmpdir(), 'grounds-assignments-'));
	const url = join(folder, 'grounds.db');
	server = await startServer({ DATABASE_URL: url });
	store = await open(url);
	secret = await settings.secret(store.db);
});
test.afterAll(async () => {
	await server.stop();
	await store.close();
	rmSync(folder, { recursive: true, force: true });
});

/** A class in Oslo with two students, the first with a quarter more time, and its teacher. */
async function classroom() {
	const room = await makeClass(store.db, 'Ada Quist', 'Bo Lind');
	const [ada, bo] = room.students as [string, string];
	await store.db
		.updateTable('member')
		.set({ extra_time: 1.25 })
		.where('class', '=', room.id)
		.where('user', '=', ada)
		.execute();
	const teacher = await addMember(store.db, room.id, 'Ms Vale', { role: 'teacher' });
	return { id: room.id, teacher, ada, bo };
}

type Options = Parameters<Browser['newContext']>[0];

/** A page of a browser in which this person is signed in. */
async function as(browser: Browser, user: string, options: Options = {}): Promise<Page> {
	const context = await browser.newContext({ baseURL: server.origin, ...options });
	const value = await sessions.create(store.db, secret, user, new Date());
	const name = sessions.cookieName(server.origin);
	await context.addCookies([{ name, value: encodeURIComponent(value), url: server.origin }]);
	return context.newPage();
}

const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true });
/** In so many minutes, by clocks that are never changed: no hour of theirs comes twice. */
const local = (minutes: number) =>
	toLocal(new Date(Date.now() + minutes * 60_000).toISOString(), 'UTC');

/** The line of a student's page that says when it is due. */
const dueOf = (page: Page) =>
	page.locator('dl > div').filter({ has: page.getByText('Due', { exact: true }) });

test('a case is assigned as it comes, and an exception reaches its student with its reason', async ({
	browser
}) => {
	const room = await classroom();
	const page = await as(browser, room.teacher);
	await page.goto(`/classes/${room.id}/assignments/new`);
	await expectAccessible(page);
	await page.getByRole('link', { name: 'The night the pumpkin left' }).click();
	await expect(page.getByText('Nobody but its author has said yet')).toBeVisible();
	await expectAccessible(page);
	await button(page, 'Assign to the class').click();
	await page.waitForURL(/\/assignments\/[\w-]{36}$/);
	const address = new URL(page.url()).pathname;

	await page.goto(`${address}/exceptions`);
	await hydrated(page);
	await page.getByRole('combobox').selectOption({ label: 'Bo Lind' });
	await button(page, 'Save the exception').click();
	await expect(page.getByText('Nothing is different yet')).toBeVisible();
	await expect(page.getByLabel('Due')).toBeFocused();
	await page.getByLabel('Due').fill('2035-10-28T02:30');
	await page.getByLabel('Reason').fill('You were <b>ill</b>.');
	await button(page, 'Save the exception').click();
	const made = page.getByRole('listitem').filter({ hasText: 'Bo Lind' });
	await expect(made).toContainText('28 Oct 2035');
	await expect(made).toContainText('02:30 comes twice. This is the second one.');
	await expect(made).toContainText('You were <b>ill</b>.');
	await expect(page.getByLabel('Due')).toHaveValue('');
	await expectAccessible(page);

	const bo = await as(browser, room.bo, { timezoneId: 'America/New_York' });
	await bo.goto(address);
	const due = dueOf(bo);
	await expect(due).toContainText('02:30, Oslo time');
	await expect(due).toContainText('You were <b>ill</b>.');
	await expect(due).toContainText('Where you are: Sat, 27 Oct 2035, 21:30, New York time');
	await expect(bo.getByRole('link', { name: 'Start' })).toBeVisible();
	await expectAccessible(bo);
	const ada = await as(browser, room.ada, { timezoneId: zone });
	await ada.goto(address);
	await expect(dueOf(ada)).not.toContainText('2035');
	await expect(ada.getByText('Where you are')).toHaveCount(0);

	await made.getByRole('link', { name: 'Change' }).click();
	await page.waitForURL(/change=/);
	await expect(page.getByLabel('Reason')).toHaveValue('You were <b>ill</b>.');
	await page.getByLabel('Reason').fill('You were away.');
	await button(page, 'Save the exception').click();
	await expect(made).toContainText('You were away.');
	await made.getByRole('button', { name: 'Take back' }).click();
	await expect(made).toHaveCount(0);
	await bo.reload();
	await expect(due).not.toContainText('2035');
});

test('extra time, and a lock that comes before the limit, are said before Start', async ({
	browser
}) => {
	const room = await classroom();
	await store.db.updateTable('class').set({ zone: 'UTC' }).where('id', '=', room.id).execute();
	const page = await as(browser, room.teacher);
	await page.goto(`/classes/${room.id}/assignments/new?module=first-steps`);
	await page.getByText('Time limit, late work and more').click();
	await page.getByLabel('Time limit in minutes').fill('20');
	await page.locator('[name=due]').fill(local(60));
	await page.locator('[name=locks]').fill(local(60));
	await button(page, 'Assign to the class').click();
	await page.waitForURL(/\/assignments\/[\w-]{36}$/);
	const address = new URL(page.url()).pathname;

	const ada = await as(browser, room.ada);
	await ada.goto(address);
	await expect(ada.getByText('25 minutes from when you start.')).toBeVisible();
	await expect(ada.getByText('You have extra time: 25% more.')).toBeVisible();
	const cut = ada.getByText(/You will have \d+ minutes?, because it closes at/);
	await expect(cut).toHaveCount(0);

	await page.goto(`${address}/edit`);
	await page.getByText('Time limit, late work and more').click();
	await page.locator('[name=due]').fill(local(10));
	await page.locator('[name=locks]').fill(local(10));
	await button(page, 'Save').click();
	await page.waitForURL(/\/assignments\/[\w-]{36}$/);
	await ada.reload();
	await expect(cut).toBeVisible();
});

test('works without JavaScript: what was typed stays, what was picked is asked', async ({
	browser
}) => {
	const room = await classroom();
	const page = await as(browser, room.teacher, { javaScriptEnabled: false });
	await page.goto(`/classes/${room.id}/assignments/new?module=first-steps`);
	await page.getByLabel('What you pick below').check();
	const picked = page.locator('[name=items]:checked');
	while (await picked.count()) await picked.first().uncheck();
	await page.getByLabel('Title for students').fill('Two sentences');
	await button(page, 'Assign to the class').click();
	await expect(page.getByText('Nothing to answer is chosen')).toBeVisible();
	await expect(page.getByLabel('Title for students')).toHaveValue('Two sentences');
	const boxes = page.locator('[name=items]:not([value=examples])');
	await boxes.nth(0).check();
	await boxes.nth(1).check();
	await button(page, 'Assign to the class').click();
	await page.waitForURL(/\/assignments\/[\w-]{36}$/);
	const bo = await as(browser, room.bo, { javaScriptEnabled: false });
	await bo.goto(new URL(page.url()).pathname);
	await expect(bo.getByText('1 passage · 2 sentences')).toBeVisible();
});

test('an assignment is copied to another class by its own clocks, and taken back', async ({
	browser
}) => {
	const room = await classroom();
	const far = await makeClass(store.db, 'Cy');
	await store.db
		.updateTable('class')
		.set({ zone: 'Asia/Tokyo', name: 'Tokyo' })
		.where('id', '=', far.id)
		.execute();
	await addMember(store.db, far.id, 'nobody', { role: 'student' });
	const member = { ...(await memberOf(room.id, room.teacher)), class: far.id };
	await store.db.insertInto('member').values(member).execute();
	const page = await as(browser, room.teacher);
	await page.goto(`/classes/${room.id}/assignments/new?module=recall`);
	await page.getByLabel('Title for students').fill('The chair');
	const due = await page.locator('[name=due]').inputValue();
	await button(page, 'Assign to the class').click();
	await page.waitForURL(/\/assignments\/[\w-]{36}$/);
	const address = new URL(page.url()).pathname;
	await page.goto(`${address}/edit`);
	await expectAccessible(page);
	await page.getByRole('link', { name: 'Tokyo' }).click();
	await expect(page.getByLabel('Title for students')).toHaveValue('The chair');
	await expect(page.locator('[name=due]')).toHaveValue(due);
	await button(page, 'Assign to the class').click();
	await page.waitForURL(new RegExp(`${far.id}/assignments/[\\w-]{36}$`));
	await expect(page.getByText('Tokyo time').first()).toBeVisible();

	await page.goto(`${address}/edit`);
	await page.getByText('Remove this assignment').click();
	await button(page, 'Yes, remove it').click();
	await expect.poll(async () => (await page.request.get(address)).status()).toBe(404);
});

const memberOf = (classId: string, user: string) =>
	store.db
		.selectFrom('member')
		.selectAll()
		.where('class', '=', classId)
		.where('user', '=', user)
		.executeTakeFirstOrThrow();
