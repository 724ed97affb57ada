import { expect, type Browser, type Page } from '@playwright/test';
import type { LabelKey } from '../src/lib/content/module.ts';
import { labels, type Label } from '../src/lib/content/vocabulary.ts';
import { addAttempt, at, choose, opening } from '../src/lib/server/fixture.ts';
import { expectAccessible } from './accessible.ts';
import { test, type Campus, type Desk } from './graded.ts';
import { keyOf } from './told.ts';

/* A case is given with a key that is wrong; the edition of today corrects it. */

test.use({ reducedMotion: 'reduce' });

const older = 'before-the-correction';

/** Three sentences of an older edition: Ada is right about the first one, Bo says what its key says. */
async function handedIn(campus: Campus): Promise<Desk & { readonly wrong: Label }> {
	const { db } = campus.store;
	const { module, key } = campus.course;
	const plain = module.items.filter(
		(one) => one.kind === 'label' && one.use === 'practice' && !one.twinOf
	);
	const items = plain.slice(0, 3).map(({ id }) => id);
	const [first = ''] = items;
	const corrected = key.keys[first] as LabelKey;
	const wrong = labels.find((label) => label !== corrected.answer)!;
	const keys = { ...key.keys, [first]: { ...corrected, answer: wrong } };
	await db
		.insertInto('revision')
		.values({
			module: module.id,
			revision: older,
			content: JSON.stringify({ ...module, revision: older }),
			key: JSON.stringify({ ...key, revision: older, keys }),
			created_at: new Date().toISOString()
		})
		.onConflict((same) => same.doNothing())
		.execute();
	const given = { revision: older, items: JSON.stringify(items), feedback: 'submission' } as const;
	const desk = await campus.assign(given);
	const assignment = await db
		.selectFrom('assignment')
		.selectAll()
		.where('id', '=', desk.assignment)
		.executeTakeFirstOrThrow();
	const options = JSON.stringify({ feedback: 'set', confidence: 'optional', seed: 1, items });
	const rest = items.slice(1).map((id) => {
		const item = module.items.find((one) => one.id === id)!;
		return choose(id, { label: (keyOf(campus.course, item) as LabelKey).answer });
	});
	for (const [user, label] of [
		[desk.student, corrected.answer],
		[desk.classmate, wrong]
	] as const) {
		const events = [...opening, choose(first, { label }), ...rest, { type: 'finish' } as const];
		await addAttempt(db, assignment, user, at('08:00:00', ...events), { options });
	}
	return { ...desk, wrong };
}

const tableOf = ({ address }: Desk) => address.replace(/\/lesson$/, '');
const row = (page: Page, name: string) => page.getByRole('row', { name: new RegExp(name) });
const mark = (page: Page, name: string) => row(page, name).locator('td.mark');

async function as(browser: Browser, campus: Campus, user: string, javaScriptEnabled = true) {
	const context = await browser.newContext({ javaScriptEnabled, reducedMotion: 'reduce' });
	await campus.enter(context, user);
	return context.newPage();
}

test('a wrong key: the teacher sees what a regrade would do, does it, and the student is told', async ({
	page,
	browser,
	campus
}) => {
	const desk = await handedIn(campus);
	await campus.enter(page.context(), desk.teacher);
	await page.goto(tableOf(desk));
	await expect(mark(page, 'Ada Linden')).toHaveText('2');
	await expect(mark(page, 'Bo Ash')).toHaveText('3');
	await expectAccessible(page);
	await page.getByRole('link', { name: 'See what a regrade would change' }).click();

	await expect(page.getByRole('heading', { level: 1 })).toHaveText('Regrade');
	await expect(page.locator('del')).toContainText(new RegExp(desk.wrong, 'i'));
	await expect(page.getByText('1 mark goes up. 1 goes down.').first()).toBeVisible();
	await expect(row(page, 'Ada Linden').getByRole('cell')).toHaveText(['2 of 3', '3', '+1']);
	await expect(row(page, 'Bo Ash').getByRole('cell')).toHaveText(['3 of 3', '2', '−1']);
	await expectAccessible(page);
	const late = await page.context().newPage();
	await late.goto(page.url());

	await page.getByLabel('Why').fill('');
	await page.getByRole('button', { name: 'Regrade' }).click();
	await expect(page.getByRole('alert')).toContainText('Write why');
	await expect(page.getByLabel('Why')).toBeFocused();
	await page.getByLabel('Why').fill('The key of the first sentence was mistyped.');
	await page.getByRole('button', { name: 'Regrade' }).click();
	await expect(page).toHaveURL(tableOf(desk));
	await expect(page.getByText('The key of the first sentence was mistyped.')).toBeVisible();
	await expect(mark(page, 'Ada Linden')).toHaveText(/3\s*was 2/);
	await expect(mark(page, 'Bo Ash')).toHaveText('3');

	await late.getByRole('button', { name: 'Regrade' }).click();
	await expect(late.getByRole('alert')).toContainText('Something changed since you looked');
	await expect(late.getByText('There is nothing to correct.')).toBeVisible();
	await late.close();

	const ada = await as(browser, campus, desk.student);
	await ada.goto(tableOf(desk));
	await expect(ada.getByText('The key of the first sentence was mistyped.')).toBeVisible();
	await expect(ada.getByText('3 of 3 (was 2)')).toBeVisible();
	await expectAccessible(ada);
	await ada.getByRole('link', { name: 'Look at your answers' }).click();
	await expect(ada.getByText('Before the correction it was 2.')).toBeVisible();
	await expect(ada.getByText('Sentence, right · key corrected')).toBeVisible();
	await expectAccessible(ada);
	await ada.context().close();

	await page.getByRole('link', { name: 'Bo Ash' }).click();
	await expect(page.getByText('By the corrected key')).toBeVisible();
	await expect(page.getByText('key corrected', { exact: false }).first()).toBeVisible();
	await expectAccessible(page);
});

test('without JavaScript: the new marks are taken, and the regrade is taken back', async ({
	browser,
	campus
}) => {
	const desk = await handedIn(campus);
	const page = await as(browser, campus, desk.teacher, false);
	await page.goto(`${tableOf(desk)}/regrade`);
	await page.getByLabel('Take the new mark').check();
	await page.getByRole('button', { name: 'Regrade' }).click();
	await expect(mark(page, 'Bo Ash')).toHaveText(/2\s*was 3/);
	await page.getByRole('link', { name: 'Regrades of this assignment' }).click();
	await page.getByRole('button', { name: 'Take it back' }).click();
	await expect(page.getByText('Taken back', { exact: false }).first()).toBeVisible();
	await page.goto(tableOf(desk));
	await expect(mark(page, 'Bo Ash')).toHaveText('3');
	await expect(page.getByText('The case has been corrected since.')).toBeVisible();
	await page.context().close();
});
