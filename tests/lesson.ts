import { expect, type Page, type Response } from '@playwright/test';
import type { Module, ModuleKey, PublicItem, PublicLabelItem } from '#lib/content/module.ts';

/** The questions of a lesson and their key, as the lesson itself was sent them. */
export type Course = { readonly module: Module; readonly key: ModuleKey };

/** The key, which a lesson fetches before its first question. */
export const keySent = (page: Page) => page.waitForResponse(/\/key\.json$/);

/** Reads what belongs to the key that the lesson was sent. */
export async function courseOf(page: Page, sent: Response): Promise<Course> {
	const module = await page.request.get(sent.url().replace('key.json', 'module.json'));
	return { module: (await module.json()) as Module, key: (await sent.json()) as ModuleKey };
}

/** Opens the briefing of a lesson. */
export async function openLesson(page: Page, module: string, query = ''): Promise<void> {
	await page.goto(`/cases/${module}/lesson${query}`);
	await expect(page.getByRole('button', { name: 'Begin' })).toBeEnabled();
}

/** Begins a lesson, at its first example. */
export async function begin(page: Page): Promise<void> {
	await page.getByRole('button', { name: 'Begin' }).click();
	await expect(page.getByRole('button', { name: 'Skip the examples' })).toBeVisible();
}

/** Opens a lesson at its first question. */
export async function startLesson(page: Page, module: string, query = ''): Promise<Course> {
	const sent = keySent(page);
	await openLesson(page, module, query);
	await begin(page);
	await page.getByRole('button', { name: 'Skip the examples' }).click();
	await expect(page.getByRole('complementary', { name: 'Your answer' })).toBeVisible();
	return courseOf(page, await sent);
}

/** The explanation of an answer. */
export const feedback = (page: Page) => page.getByLabel('Feedback');
export const sentence = (page: Page, id: string) => page.locator(`[data-sentence="${id}"]`);
export const kept = (page: Page) => page.locator('[data-kept]');

/** Hands the answer in; the explanation is there afterwards. */
export async function check(page: Page): Promise<void> {
	await page.getByRole('button', { name: /^Check/ }).click();
	await expect(feedback(page)).toBeFocused();
}

/** On to what comes next; says whether that is the summary. */
export async function goOn(page: Page): Promise<'question' | 'summary'> {
	const button = page.getByRole('button', { name: /^(Next|See how it went)/ });
	const last = (await button.innerText()).startsWith('See');
	await button.click();
	if (last) await page.waitForURL(/\/summary$/);
	else await expect(feedback(page)).toHaveCount(0);
	return last ? 'summary' : 'question';
}

/** The question on the screen, told by its words as a reader would. */
export async function onScreen(page: Page, course: Course): Promise<PublicItem> {
	let item: PublicItem | undefined;
	// What stands there before it, as a briefing, has a heading too.
	await expect(async () => (item = await look(page, course))).toPass({ timeout: 20_000 });
	if (!item) throw new Error('No question was found.');
	return item;
}

async function look(page: Page, { module }: Course): Promise<PublicItem> {
	await expect(page.locator('[data-focus]')).toBeVisible();
	const shown = await page.evaluate(() => {
		const chosen = document.querySelector('[data-sentence][aria-pressed="true"]');
		const words = chosen?.cloneNode(true) as Element | undefined;
		for (const aside of words?.querySelectorAll('.vh, .ref') ?? []) aside.remove();
		return {
			heading: document.querySelector('[data-focus]')?.textContent,
			kick: document.querySelector('main .kick')?.textContent,
			words: words?.textContent.replaceAll('\u2060', '')
		};
	});
	const item = module.items.find((one) => {
		if (one.kind === 'compare') return one.question === shown.heading;
		if (one.claim !== shown.heading || kicks[one.kind] !== shown.kick) return false;
		return one.kind !== 'label' || wordsOf(module, one) === shown.words;
	});
	if (!item) throw new Error(`This is no question of ${module.id}: ${JSON.stringify(shown)}`);
	return item;
}

/** The line above the claim tells apart what is asked about it. */
const kicks = {
	label: 'Claim at issue',
	ladder: 'How sure is each one?',
	chain: 'On whose word is it said?'
} as const;

const wordsOf = (module: Module, { reads, sentence }: PublicLabelItem) =>
	reads ?? textOf(module, sentence);

/** @throws when the module has no such sentence. */
export function textOf({ sources }: Module, id: string): string {
	const all = sources.flatMap(({ blocks }) => blocks).flatMap(({ sentences }) => sentences);
	const found = all.find((one) => one.id === id);
	if (!found) throw new Error(`There is no sentence ${id}.`);
	return found.text;
}
