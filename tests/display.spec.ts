import { expect, test, type Page } from '@playwright/test';
import { rightAnswer } from './answer.ts';
import { hydrated } from './hydrated.ts';
import { feedback, startLesson } from './lesson.ts';
import { after, openAt } from './stored.ts';

test.describe.configure({ mode: 'parallel' });

const paper = (page: Page) => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
const switchTheme = (page: Page) =>
	page.getByRole('button', { name: 'Switch between light and dark' });

test('the theme follows the system until it is switched, and then stays', async ({ page }) => {
	await page.emulateMedia({ colorScheme: 'light' });
	await page.goto('/');
	const light = await paper(page);
	await page.emulateMedia({ colorScheme: 'dark' });
	await page.reload();
	const dark = await paper(page);
	expect(dark).not.toBe(light);

	await hydrated(page);
	await switchTheme(page).click();
	await expect.poll(() => paper(page)).toBe(light);
	await page.goto('/cases/engine/lesson');
	expect(await paper(page)).toBe(light);
	await hydrated(page);
	await switchTheme(page).click();
	await expect.poll(() => paper(page)).toBe(dark);
	await page.emulateMedia({ colorScheme: 'light' });
	await page.reload();
	expect(await paper(page)).toBe(dark);
});

test('nothing moves when less motion is asked for', async ({ page }) => {
	await page.emulateMedia({ reducedMotion: 'reduce' });
	await page.addInitScript(() => {
		const seen: string[] = [];
		Object.assign(window, { seen });
		for (const type of ['transitionrun', 'animationstart']) {
			addEventListener(
				type,
				({ target }) => seen.push(`${type} ${(target as Element).tagName}`),
				true
			);
		}
	});
	await openAt(page, 'engine', after('compare', rightAnswer));
	await expect(feedback(page)).toBeVisible();
	await page.getByRole('button', { name: /^Next/ }).click();
	await page.getByRole('radio', { name: /^Evidence/ }).check();
	await page.getByRole('radio', { name: /^Sure/ }).check();
	await page.getByRole('button', { name: 'Check' }).click();
	await expect(feedback(page)).toBeFocused();
	const position = () => page.evaluate(() => scrollY);
	const at = await position();
	await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(resolve)));
	expect(await position(), 'no smooth scrolling').toBe(at);
	expect(await page.evaluate(() => Reflect.get(window, 'seen') as string[])).toEqual([]);
	expect(await page.evaluate(() => document.getAnimations().length)).toBe(0);
});

test('in forced colours a choice and a highlight are still told apart', async ({ page }) => {
	await page.emulateMedia({ forcedColors: 'active', reducedMotion: 'reduce' });
	await startLesson(page, 'first-steps');
	const choice = page.getByRole('radio', { name: /^Evidence/ });
	const outline = () =>
		page.locator('label.pick.evidence').evaluate((one) => getComputedStyle(one).outlineStyle);
	await page.getByRole('radio', { name: /^Inference/ }).check();
	await expect.poll(outline).toBe('none');
	await choice.check();
	await expect.poll(outline).toBe('solid');
	const shape = page.locator('label.pick.evidence .shape');
	const drawn = await shape.evaluate((one) => getComputedStyle(one).backgroundColor);
	const paper = await page.evaluate(() => getComputedStyle(document.body).backgroundColor);
	expect(drawn, 'the shape of a label stays drawn').not.toBe(paper);
	await page.getByRole('button', { name: 'Check' }).click();
	const mark = page.locator('main mark').first();
	await expect(mark).toBeVisible();
	const [ground, around] = await mark.evaluate((one) => [
		getComputedStyle(one).backgroundColor,
		getComputedStyle(document.body).backgroundColor
	]);
	expect(ground).not.toBe(around);
});
