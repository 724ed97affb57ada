import { expect, type Page } from '@playwright/test';
import { giveCompare } from './answer.ts';
import { feedback, kept } from './lesson.ts';

/** One of the answers, or one of the words for how sure one is. */
export const choice = (page: Page, name: string) =>
	page.getByRole('radio', { name: new RegExp(`^${name}`) });

/** The end of a session. */
export const done = (page: Page) => page.getByRole('heading', { name: 'Done for today' });

/** Every answer, on the page about progress. */
export const history = (page: Page) =>
	page.getByRole('region', { name: 'Every answer' }).getByRole('listitem');

const pair = (page: Page) => page.getByText(/^[012] of 2 sentences chosen/);
/** A question, before it is answered. */
export const question = (page: Page) => choice(page, 'Evidence').or(pair(page));

/**
 * Answers the question on the screen: a sentence with this label, a pair with its first sentences,
 * which are said to be compatible. The explanation is there afterwards.
 */
export async function explain(page: Page, label: string): Promise<void> {
	await expect(question(page)).toBeVisible();
	if (await pair(page).isVisible()) await givePair(page);
	else await choice(page, label).check();
	await choice(page, 'Fairly sure').check();
	await page.getByRole('button', { name: /^Check/ }).click();
	await expect(feedback(page)).toBeFocused();
}

async function givePair(page: Page) {
	const passages = page.getByRole('article');
	const sentences =
		(await passages.count()) > 1
			? [0, 1].map((side) => passages.nth(side).locator('[data-sentence]').first())
			: [0, 1].map((nth) => passages.locator('[data-sentence]').nth(nth));
	const [first, second] = await Promise.all(
		sentences.map(async (one) => (await one.getAttribute('data-sentence')) ?? '')
	);
	await giveCompare(page, {
		pair: [first ?? '', second ?? ''],
		verdict: 'compatible',
		moved: [],
		cards: [{}, {}]
	});
}

/** Answers the question on the screen; the answer is on the device afterwards. */
export async function answer(page: Page, label: string): Promise<void> {
	await explain(page, label);
	await expect(kept(page)).toHaveAttribute('data-kept', 'device');
}

/** Goes on, to the next question or to the end; says which. */
export async function goOn(page: Page): Promise<boolean> {
	await page.getByRole('button', { name: 'Go on' }).click();
	await expect(feedback(page)).toHaveCount(0);
	await expect(done(page).or(question(page))).toBeVisible();
	return !(await done(page).isVisible());
}

/** Answers so many questions from the one on the screen on, and opens the one behind them. */
export async function practise(page: Page, count: number): Promise<void> {
	for (let nth = 0; nth < count; nth++) {
		await answer(page, 'Evidence');
		expect(await goOn(page)).toBe(true);
	}
}
