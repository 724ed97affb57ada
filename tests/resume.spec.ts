import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium, expect, test, type Page } from '@playwright/test';
import { give, rightAnswer, wrongAnswer } from './answer.ts';
import { kill } from './kill.ts';
import { check, feedback, goOn, kept, onScreen, startLesson, type Course } from './lesson.ts';
import { keyOf } from './told.ts';

test.use({ reducedMotion: 'reduce' });
test.describe.configure({ mode: 'parallel' });

async function answerWrong(page: Page, course: Course) {
	const item = await onScreen(page, course);
	await give(page, item, wrongAnswer(keyOf(course, item)));
	return item;
}

test('a browser that is killed goes on with the same sentence and the same choice', async () => {
	const folder = await mkdtemp(join(tmpdir(), 'grounds-'));
	const before = await chromium.launchPersistentContext(folder);
	let page = before.pages()[0] ?? (await before.newPage());
	const course = await startLesson(page, 'first-steps');
	for (let answered = 0; answered < 3; answered++) {
		await answerWrong(page, course);
		await check(page);
		await goOn(page);
	}
	const item = await onScreen(page, course);
	await page.getByRole('radio', { name: 'Inference' }).check();
	await page.getByRole('radio', { name: 'Guessing' }).check();
	await expect(kept(page)).toHaveAttribute('data-kept', 'device');
	await kill(before);

	const after = await chromium.launchPersistentContext(folder);
	page = after.pages()[0] ?? (await after.newPage());
	await page.goto('/');
	await page.getByRole('link', { name: 'Continue' }).click();
	await expect(kept(page)).toBeVisible();
	expect(await onScreen(page, course)).toEqual(item);
	await expect(page.getByRole('radio', { name: 'Inference' })).toBeChecked();
	await expect(page.getByRole('radio', { name: 'Guessing' })).toBeChecked();
	await expect(page.getByRole('img', { name: /^3 of \d+ answers/ })).toBeVisible();
	await page.goto('/cases/first-steps/answers');
	const rows = page.locator('main ol > li');
	await expect(rows.filter({ hasText: 'not right' })).toHaveCount(3);
	await after.close();
	await rm(folder, { recursive: true, force: true });
});

test('a reload shows the same explanation', async ({ page }) => {
	const course = await startLesson(page, 'first-steps');
	await answerWrong(page, course);
	await check(page);
	const told = await feedback(page).innerText();
	const item = await onScreen(page, course);
	await expect(kept(page)).toHaveAttribute('data-kept', 'device');
	await page.reload();
	await expect(feedback(page)).toHaveText(told, { useInnerText: true });
	expect(await onScreen(page, course)).toEqual(item);
});

test('explained at the end: flag, look again, hand in, with a reload at each', async ({ page }) => {
	const course = await startLesson(page, 'first-steps', '?feedback=set');
	const next = page.getByRole('button', { name: 'Next', exact: true });
	const again = page.getByRole('button', { name: 'Look again at what you flagged' });
	const flagged: string[] = [];
	let asked = 0;
	for (let more = true; more; asked++) {
		const item = await onScreen(page, course);
		const flag = item.kind === 'compare' || asked === 1;
		await give(
			page,
			item,
			flag ? wrongAnswer(keyOf(course, item)) : rightAnswer(keyOf(course, item))
		);
		if (flag) {
			await page.getByRole('button', { name: 'Flag', exact: true }).click();
			flagged.push(item.id);
		}
		await expect(feedback(page)).toHaveCount(0);
		await expect(next.or(again)).toBeEnabled();
		more = await next.isVisible();
		if (more) await next.click();
	}
	await expect(kept(page)).toHaveAttribute('data-kept', 'device');
	await page.reload();
	await expect(page.getByRole('button', { name: 'Flagged', pressed: true })).toBeVisible();
	await again.click();

	await expect(page.getByText(`${flagged.length} flagged`)).toBeVisible();
	for (const [index, id] of flagged.entries()) {
		if (index > 0) await page.getByRole('button', { name: `${index + 1}`, exact: true }).click();
		const item = await onScreen(page, course);
		expect(item.id).toBe(id);
		if (item.kind === 'label') await give(page, item, rightAnswer(keyOf(course, item)));
	}
	await expect(kept(page)).toHaveAttribute('data-kept', 'device');
	await page.reload();
	await page.getByRole('button', { name: 'Hand in' }).click();

	await expect(feedback(page)).toBeFocused();
	await expect(page.getByRole('img', { name: `${asked} of ${asked} answers` })).toBeVisible();
	await page.getByRole('button', { name: 'Next answer' }).click();
	await expect(feedback(page)).toBeFocused();
	await expect(feedback(page)).toContainText('Right.');
	await page.goto('/cases/first-steps/answers');
	const rows = page.locator('main ol > li');
	await expect(rows).toHaveCount(asked);
	await expect(rows.filter({ hasText: /partly right/ })).toHaveCount(flagged.length - 1);
});

test('explained after each passage, with a reload in between', async ({ page }) => {
	const course = await startLesson(page, 'engine', '?feedback=passage');
	const all = page.getByRole('button', { name: /^Check all \d+/ });
	let asked = 0;
	for (let more = true; more; asked++) {
		await answerWrong(page, course);
		await expect(all.or(page.getByRole('button', { name: 'Next', exact: true }))).toBeEnabled();
		more = !(await all.isVisible());
		if (more) await page.getByRole('button', { name: 'Next', exact: true }).click();
	}
	expect(asked).toBeGreaterThan(1);
	await expect(kept(page)).toHaveAttribute('data-kept', 'device');
	await page.reload();
	await expect(all).toHaveText(new RegExp(`Check all ${asked}`));
	await all.click();
	for (let told = 1; told < asked; told++) {
		await expect(feedback(page)).toContainText('Not this time.');
		await page.getByRole('button', { name: 'Next answer' }).click();
	}
	await page.getByRole('button', { name: /^Next (sentence|task)/ }).click();
	await expect(feedback(page)).toHaveCount(0);
	await expect(
		page.getByRole('img', { name: new RegExp(`^${asked} of \\d+ answers`) })
	).toBeVisible();
});
