import { expect, type Page } from '@playwright/test';
import { feedback, kept } from './lesson.ts';

/** One of the answers, or one of the words for how sure one is. */
export const choice = (page: Page, name: string) =>
	page.getByRole('radio', { name: new RegExp(`^${name}`) });

/** The end of a session. */
const done = (page: Page) => page.getByRole('heading', { name: 'Done for today' });

/** Every answer, on the page about progress. */
export const history = (page: Page) =>
	page.getByRole('region', { name: 'Every answer' }).getByRole('listitem');

/** Answers the question on the screen; the answer is on the device afterwards. */
export async function answer(page: Page, label: string): Promise<void> {
	await choice(page, label).check();
	await choice(page, 'Fairly sure').check();
	await page.getByRole('button', { name: /^Check/ }).click();
	await expect(feedback(page)).toBeFocused();
	await expect(kept(page)).toHaveAttribute('data-kept', 'device');
}

/** Goes on, to the next question or to the end; says which. */
export async function goOn(page: Page): Promise<boolean> {
	await page.getByRole('button', { name: 'Go on' }).click();
	await expect(feedback(page)).toHaveCount(0);
	await expect(done(page).or(choice(page, 'Evidence'))).toBeVisible();
	return !(await done(page).isVisible());
}

/** Answers so many questions from the one on the screen on, and opens the one behind them. */
export async function practise(page: Page, count: number): Promise<void> {
	for (let nth = 0; nth < count; nth++) {
		await answer(page, 'Evidence');
		expect(await goOn(page)).toBe(true);
	}
}
