import { readFile } from 'node:fs/promises';
import { randomUUID } from 'node:crypto';
import {
	expect,
	test,
	type Browser,
	type BrowserContextOptions,
	type Page
} from '@playwright/test';
import { readCsv } from '../src/lib/content/csv.ts';
import { asTeacher, invite } from './people.ts';

/* A teacher's first hour, by the pages alone. */

test.use({ reducedMotion: 'reduce' });

const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name });
const aCase = 'The night the pumpkin left';

/** A browser of its own, of this project's size. */
async function device(browser: Browser): Promise<Page> {
	const screen = test.info().project.use as BrowserContextOptions;
	return (await browser.newContext(screen)).newPage();
}

/** Signs up by an invitation, makes a class and assigns the sentences of a case. @returns their addresses */
async function firstClass(page: Page) {
	await page.goto(await invite());
	await page.getByLabel('Your name').fill('Tove Marker');
	await page.getByLabel('E-mail address').fill(`${randomUUID()}@journeys.test`);
	await page.getByLabel('Password', { exact: true }).fill('journeys are long walks');
	await button(page, 'Make my account').click();
	await page.getByRole('link', { name: 'Classes', exact: true }).click();
	await page.getByRole('link', { name: 'Make a class' }).click();
	await page.getByLabel('Name of the class').fill('10B');
	await button(page, 'Make the class').click();
	await expect(page.getByRole('heading', { name: '10B', level: 1 })).toBeVisible();
	const room = new URL(page.url()).pathname;
	await page.getByRole('link', { name: 'Assign a case' }).click();
	await page.getByRole('link', { name: aCase }).click();
	await page.getByRole('radio', { name: 'Only the sentences' }).check();
	await page.getByRole('radio', { name: /^After each answer/ }).check();
	await button(page, 'Assign to the class').click();
	await page.waitForURL(/\/assignments\/[\w-]{36}$/);
	const assignment = new URL(page.url()).pathname;
	await page.goto(`${room}/poster`);
	const code = await page.getByText(/^[0-9A-Z]{4}-[0-9A-Z]{4}$/).textContent();
	return { room, assignment, code: code ?? '' };
}

/** Joins with the code and begins the assignment. */
async function joinAndBegin(page: Page, code: string, name: string): Promise<void> {
	await page.goto('/join');
	await page.getByLabel('Class code').fill(code);
	await button(page, 'Next').click();
	await page.getByLabel('Your name').fill(name);
	await button(page, 'Join').click();
	await expect(page.getByRole('list', { name: 'Your phrase' }).getByRole('listitem')).toHaveCount(
		4
	);
	await page.getByLabel('I have written them down').check();
	await button(page, /^Go to/).click();
	await page.getByRole('link', { name: aCase }).click();
	await page.getByRole('link', { name: 'Start' }).click();
	await button(page, 'Begin').click();
	await button(page, 'Skip the examples').click();
}

/** Says the same of a sentence, and reads why. */
async function answer(page: Page, label: string): Promise<void> {
	await page.getByRole('radio', { name: new RegExp(`^${label}`) }).check();
	await button(page, /^Check/).click();
	await expect(page.getByLabel('Feedback')).toBeFocused();
	await expect(page.locator('[data-kept]')).toHaveAttribute('data-kept', 'saved');
}

async function finish(page: Page): Promise<void> {
	await button(page, 'Finish here').click();
	await page
		.getByRole('dialog')
		.getByRole('button', { name: /^Finish/ })
		.click();
	await expect(page.getByRole('heading', { name: 'Handed in' })).toBeVisible();
}

test('from the invitation to the first results, with two students in browsers of their own', async ({
	page,
	browser
}) => {
	const { assignment, code } = await firstClass(page);
	const [ada, bo] = [await device(browser), await device(browser)];
	await joinAndBegin(ada, code, 'Ada Example');
	await joinAndBegin(bo, code, 'Bo Quist');
	await answer(ada, 'Evidence');
	await answer(bo, 'Assertion');
	await button(bo, 'Next').click();
	await finish(bo);

	await page.goto(assignment);
	const row = (name: string) => page.getByRole('row', { name: new RegExp(name) });
	await expect(row('Ada Example')).toContainText(/Working/);
	await expect(row('Bo Quist')).toContainText(/Handed in/);
	await expect(row('Bo Quist').locator('td.mark')).toHaveText(/\d/);
	const [file] = await Promise.all([
		page.waitForEvent('download'),
		page.getByRole('link', { name: /CSV/ }).first().click()
	]);
	const table = readCsv(await readFile(await file.path(), 'utf8'), ',');
	const text = JSON.stringify(table);
	expect(text).toContain('Ada Example');
	expect(text).toContain('Bo Quist');

	await page.goto(assignment);
	await row('Bo Quist').getByRole('link').first().click();
	await expect(page.getByRole('heading', { level: 1 })).toContainText('Bo Quist');
	await expect(page.getByText('Assertion').first()).toBeVisible();
	for (const one of [ada, bo]) await one.context().close();
});

test('a co-teacher sees the class, assigns in it, and does not choose who teaches', async ({
	page,
	browser
}) => {
	const { room, assignment, code } = await firstClass(page);
	const student = await device(browser);
	await joinAndBegin(student, code, 'Ada Example');
	const { page: other, teacher } = await asTeacher(browser, 'Per Second');
	expect((await other.goto(room))?.status()).toBe(404);

	await page.goto(`${room}/settings/staff`);
	await page.getByLabel('Their e-mail address').fill(teacher.email);
	await button(page, 'Invite').click();
	const link = page.getByRole('status').getByText('/classes/invitation/');
	await expect(page.getByRole('listitem').filter({ hasText: teacher.email })).toBeVisible();
	await other.goto((await link.textContent()) ?? '');
	await button(other, 'Join as co-teacher').click();
	await other.waitForURL(room);
	await other.goto(assignment);
	await expect(other.getByRole('row', { name: /Ada Example/ })).toBeVisible();
	await other.goto(`${assignment}/edit`);
	await expect(button(other, /Save/)).toBeVisible();
	const reply = await other.goto(`${room}/settings/staff`);
	expect(reply?.status()).toBe(403);

	await page.goto(`${room}/settings/staff`);
	await page.getByRole('combobox', { name: 'Role' }).selectOption('assistant');
	await page.getByRole('button', { name: 'Change the role' }).first().click();
	const edit = () => other.request.get(`${assignment}/edit`);
	await expect.poll(async () => (await edit()).status()).toBe(403);
	expect((await other.goto(assignment))?.status()).toBe(200);
	await student.context().close();
	await other.context().close();
});
