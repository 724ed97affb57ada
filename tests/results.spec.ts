import { readFile } from 'node:fs/promises';
import { expect, type Browser, type BrowserContextOptions, type Page } from '@playwright/test';
import { readCsv } from '../src/lib/content/csv.ts';
import { addAttempt, addMember, type Happening } from '../src/lib/server/fixture.ts';
import type { AssignmentRow } from '../src/lib/server/store/tables.ts';
import { expectAccessible } from './accessible.ts';
import { give, rightAnswer, wrongAnswer } from './answer.ts';
import { begin, test, type Campus, type Desk } from './graded.ts';
import { check, feedback, onScreen } from './lesson.ts';
import { keyOf } from './told.ts';

/* What a teacher sees of an assignment, and takes away. */

test.use({ reducedMotion: 'reduce' });

/** Three sentences, each explained when it is answered. */
async function assigned(campus: Campus, change: Partial<AssignmentRow> = {}): Promise<Desk> {
	const { items } = campus.course.module;
	const plain = items.filter(
		(one) => one.kind === 'label' && one.use === 'practice' && !one.twinOf
	);
	const three = plain.slice(0, 3).map(({ id }) => id);
	return campus.assign({ items: JSON.stringify(three), ...change });
}

/** A browser of its own in which somebody is signed in. */
async function as(
	browser: Browser,
	campus: Campus,
	user: string,
	options: BrowserContextOptions = {}
): Promise<Page> {
	const screen = test.info().project.use as BrowserContextOptions;
	const context = await browser.newContext({ ...screen, ...options });
	await campus.enter(context, user);
	return context.newPage();
}

/** Does all of it in a browser of their own, so many answers right. */
async function handIn(browser: Browser, campus: Campus, desk: Desk, user: string, right: number) {
	const page = await as(browser, campus, user);
	await begin(page, desk);
	for (let nth = 0; nth < 3; nth++) {
		const item = await onScreen(page, campus.course);
		const key = keyOf(campus.course, item);
		await give(page, item, nth < right ? rightAnswer(key) : wrongAnswer(key, 0));
		await check(page);
		await page.getByRole('button', { name: /^(Next|Hand in and finish)/ }).click();
		await expect(feedback(page)).toHaveCount(0);
	}
	await expect(page.getByRole('heading', { name: 'Handed in', exact: true })).toBeVisible();
	await page.context().close();
}

const tableOf = ({ address }: Desk) => address.replace(/\/lesson$/, '');
const mark = (page: Page, name: string) => row(page, name).locator('td.mark');
const row = (page: Page, name: string) => page.getByRole('row', { name: new RegExp(name) });

/** The page is no wider than the screen; what is wider scrolls by itself. */
const expectNoOverflow = async (page: Page) =>
	expect(
		await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)
	).toBeLessThanOrEqual(0);

test('two students hand in; the teacher sees both, opens one, and takes the table away', async ({
	page,
	browser,
	campus
}) => {
	const desk = await assigned(campus);
	await campus.enter(page.context(), desk.teacher);
	await page.goto(tableOf(desk));
	await expect(page.getByRole('heading', { level: 1 })).toHaveText('First steps, for Tuesday');
	await expect(page.getByRole('heading', { name: '0 of 2 handed in' })).toBeVisible();
	await expect(row(page, 'Ada Linden')).toContainText('Not started');

	await handIn(browser, campus, desk, desk.student, 3);
	await handIn(browser, campus, desk, desk.classmate, 1);
	await page.reload();
	await expect(page.getByRole('heading', { name: '2 of 2 handed in' })).toBeVisible();
	await expect(page.getByRole('heading', { name: 'Median 2 of 3' })).toBeVisible();
	await expect(mark(page, 'Ada Linden')).toHaveText('3');
	await expect(mark(page, 'Bo Ash')).toHaveText('1');
	await expectAccessible(page);
	await expectNoOverflow(page);

	const [file] = await Promise.all([
		page.waitForEvent('download'),
		page.getByRole('link', { name: 'CSV', exact: true }).click()
	]);
	expect(file.suggestedFilename()).toBe('First steps for Tuesday Year 10.csv');
	const [heads = [], ...rows] = readCsv(
		(await readFile(await file.path(), 'utf8')).slice(1),
		','
	).map(({ cells }) => cells);
	const told = rows.map((cells) => [
		cells[0],
		cells[heads.indexOf('state')],
		cells[heads.indexOf('mark')]
	]);
	expect(told).toEqual([
		['Ada Linden', 'handed in', '3'],
		['Bo Ash', 'handed in', '1']
	]);
	const answers = await page.request.get(`${tableOf(desk)}/items.csv`);
	expect(readCsv((await answers.text()).slice(1), ',')).toHaveLength(1 + 2 * 3);

	await page.getByRole('link', { name: 'Bo Ash' }).click();
	await expect(page.getByRole('heading', { level: 1 })).toHaveText('Bo Ash');
	const given = page.getByRole('region', { name: 'Answers' }).getByRole('listitem');
	await expect(given).toHaveCount(3);
	await expect(given.nth(1)).toContainText('not right');
	await given.nth(1).locator('summary').first().click();
	await expect(given.nth(1).getByRole('heading', { name: 'What settles it' })).toBeVisible();
	const went = page.getByRole('region', { name: 'How it went' });
	await expect(went.getByText('Began')).toBeVisible();
	await expect(went.getByText(/^Item 1: chose /)).toBeVisible();
	await expect(went.getByText('Handed in what was answered')).toHaveCount(3);
	await expectAccessible(page);
	await expectNoOverflow(page);
});

test('late work: the teacher decides, and can set an attempt aside', async ({
	page,
	browser,
	campus
}) => {
	const due_at = new Date(Date.now() - 3_600_000).toISOString();
	const desk = await assigned(campus, { due_at, late: 'ask', feedback: 'item' });
	await handIn(browser, campus, desk, desk.student, 2);
	await campus.enter(page.context(), desk.teacher);
	await page.goto(tableOf(desk));
	await expect(row(page, 'Ada Linden')).toContainText('Handed in late');
	await expect(row(page, 'Ada Linden')).toContainText('late work waits for you');
	await page.getByRole('link', { name: '1 student waits for your decision' }).click();
	await page.getByRole('link', { name: 'Ada Linden' }).click();
	await expect(page.getByText('0 of 3; with what came later it is 2 of 3.')).toBeVisible();

	await page.getByRole('button', { name: 'Count the late work' }).click();
	await expect(page.getByText('You decided that it counts.')).toBeVisible();
	await page.goto(tableOf(desk));
	await expect(mark(page, 'Ada Linden')).toHaveText('2');

	await page.getByRole('link', { name: 'Ada Linden' }).click();
	await page.getByText('Set this attempt aside').click();
	await page.getByRole('button', { name: 'Set it aside' }).click();
	await expect(page.getByText('This attempt is set aside')).toBeVisible();
	await page.goto(tableOf(desk));
	await expect(row(page, 'Ada Linden')).toContainText('Not started');
});

test('a table that is looked at keeps up, and says when it cannot', async ({
	page,
	browser,
	campus
}) => {
	const desk = await assigned(campus);
	await campus.enter(page.context(), desk.teacher);
	await page.clock.install();
	await page.goto(tableOf(desk));
	await expect(page.getByRole('heading', { name: '0 of 2 handed in' })).toBeVisible();
	await handIn(browser, campus, desk, desk.student, 3);
	await page.clock.fastForward(10_500);
	await expect(page.getByRole('heading', { name: '1 of 2 handed in' })).toBeVisible();

	await page.context().setOffline(true);
	await page.clock.fastForward(10_500);
	await expect(page.getByText('Cannot be reached; as of')).toBeVisible();
	await expect(row(page, 'Ada Linden')).toContainText('Handed in');
	await page.context().setOffline(false);
	await page.clock.fastForward(10_500);
	await expect(page.getByText('Cannot be reached')).toHaveCount(0);
});

test('find, filter, sort and decide without JavaScript', async ({ browser, campus }) => {
	const due_at = new Date(Date.now() - 3_600_000).toISOString();
	const desk = await assigned(campus, { due_at, late: 'ask' });
	await handIn(browser, campus, desk, desk.student, 1);
	const page = await as(browser, campus, desk.teacher, { javaScriptEnabled: false });
	await page.goto(tableOf(desk));
	const names = page.locator('tbody th bdi');
	await expect(names).toHaveText(['Ada Linden', 'Bo Ash']);
	await page.getByRole('columnheader', { name: 'Student' }).getByRole('link').click();
	await expect(names).toHaveText(['Bo Ash', 'Ada Linden']);
	await page.getByRole('searchbox', { name: 'Find a student' }).fill('ada');
	await page.getByRole('searchbox', { name: 'Find a student' }).press('Enter');
	await expect(names).toHaveText(['Ada Linden']);
	await page.getByRole('link', { name: /^Not handed in/ }).click();
	await expect(page.getByText('No student of that name is among these.')).toBeVisible();
	await page.getByRole('link', { name: 'Show all' }).click();
	await page.getByRole('link', { name: 'Ada Linden' }).click();
	await page.getByRole('button', { name: 'Do not count it' }).click();
	await expect(page.getByText('You decided that it does not count.')).toBeVisible();
	await page.context().close();
});

test('a class of 120 with long, equal and right-to-left names', async ({ page, campus }) => {
	const desk = await assigned(campus);
	const { db } = campus.store;
	const odd = [
		'ليلا كريمى',
		'Bo Ash',
		`${'Vilhelmina '.repeat(8)}Åsbjørnsdóttir`,
		'Ẓ̌͛alg̛o',
		'王小明'
	];
	const task = await db
		.selectFrom('assignment')
		.selectAll()
		.where('id', '=', desk.assignment)
		.executeTakeFirstOrThrow();
	for (let nth = 0; nth < 118; nth++) {
		const name = odd[nth] ?? `Student ${nth}`;
		const user = await addMember(db, desk.class, name);
		const began: readonly Happening[] = [['08:00:00', { type: 'begin' }]];
		if (nth % 3 === 0) await addAttempt(db, task, user, began, { ends_at: null });
	}
	await campus.enter(page.context(), desk.teacher);
	await page.goto(tableOf(desk));
	await expect(page.getByRole('row')).toHaveCount(121);
	await expect(row(page, 'Bo Ash')).toHaveCount(2);
	for (const one of await row(page, 'Bo Ash').all()) await expect(one).toContainText('birch-');
	await expectNoOverflow(page);
	await page.getByRole('searchbox', { name: 'Find a student' }).fill('asbjør');
	await expect(page.getByRole('row')).toHaveCount(2);
	await expectNoOverflow(page);

	await page.getByRole('searchbox', { name: 'Find a student' }).fill('nobody of that name');
	await page.getByRole('link', { name: 'Show all' }).click();
	await expect(page.getByRole('row')).toHaveCount(121);

	// The heads stay in sight while the table is scrolled.
	await row(page, 'Student 117').scrollIntoViewIfNeeded();
	await expect(page.getByRole('columnheader', { name: 'Student' })).toBeInViewport();
});

test('a class without students shows the way to the first', async ({ page, campus }) => {
	const desk = await assigned(campus);
	await campus.store.db
		.updateTable('member')
		.set({ removed_at: new Date().toISOString() })
		.where('class', '=', desk.class)
		.where('role', '=', 'student')
		.execute();
	await campus.enter(page.context(), desk.teacher);
	await page.goto(tableOf(desk));
	await expect(page.getByText('No student has joined yet.')).toBeVisible();
	await expect(page.getByRole('link', { name: 'Show the join code' })).toHaveAttribute(
		'href',
		`/classes/${desk.class}/poster`
	);
	await expectAccessible(page);
});
