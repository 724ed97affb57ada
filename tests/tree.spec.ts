import { expect, test, type Page } from '@playwright/test';
import { rightAnswer, wrongAnswer } from './answer.ts';
import { begin, feedback, goOn, openLesson, textOf } from './lesson.ts';
import { after, at, atEnd, atStart, openAt } from './stored.ts';

test.use({ reducedMotion: 'reduce' });
test.describe.configure({ mode: 'parallel' });

test('sentences are buttons in reading order, and say whether they are chosen', async ({
	page
}) => {
	const { module } = await openAt(page, 'engine', at('compare'));
	await expect(page.getByText('0 of 2 sentences chosen')).toBeVisible();
	const passages = page.getByRole('article');
	const buttons = passages.locator('[data-sentence]');
	const ids = await buttons.evaluateAll((all) =>
		all.map((one) => one.getAttribute('data-sentence') ?? '')
	);
	const shown = [...new Set(ids.map((id) => id.split('/')[0]))];
	const printed = shown.flatMap((id) =>
		module.sources
			.filter((source) => source.id === id)
			.flatMap(({ blocks }) => blocks.flatMap(({ sentences }) => sentences.map((one) => one.id)))
	);
	expect(ids).toEqual(printed);
	for (const [index, id] of ids.entries()) {
		const button = passages.getByRole('button', {
			name: textOf(module, id),
			exact: true,
			pressed: false
		});
		await expect(button).toHaveAttribute('data-sentence', ids[index] ?? '');
	}
	await buttons.first().click();
	await expect(passages.getByRole('button', { pressed: true })).toHaveCount(1);
	await expect(
		page.getByRole('status').filter({ hasText: '1 of 2 sentences chosen' })
	).toBeVisible();
});

test('a new example takes the focus', async ({ page }) => {
	await openLesson(page, 'first-steps');
	await begin(page);
	await page.getByRole('button', { name: 'Next example' }).click();
	await expect(page.getByText('Worked example, 2')).toBeVisible();
	await expect(page.getByRole('heading', { level: 1 })).toBeFocused();
});

test('the explanation takes the focus, then the next claim', async ({ page }) => {
	await openAt(page, 'engine', atStart);
	await page.getByRole('radio', { name: /^Evidence/ }).check();
	await page.getByRole('button', { name: 'Check' }).click();
	await expect(feedback(page)).toBeFocused();
	await page.getByRole('button', { name: /^Next/ }).click();
	await expect(page.getByRole('heading', { level: 1 })).toBeFocused();
});

test('a pair takes the focus when it is there', async ({ page }) => {
	// The first pair is fetched when it is met.
	await openAt(page, 'engine', (course, asked) => {
		const first = asked.findIndex(({ kind }) => kind === 'compare');
		const before = asked[first - 1]?.id ?? '';
		return [
			...atStart(course, asked),
			{ type: 'look', item: before },
			{ type: 'choose', item: before, answer: { label: 'evidence' } },
			{ type: 'submit' }
		];
	});
	await goOn(page);
	await expect(page.getByText('0 of 2 sentences chosen')).toBeVisible();
	await expect(page.getByRole('heading', { level: 1 })).toBeFocused();
});

test('a closed dialog gives the focus back', async ({ page }) => {
	await openAt(page, 'engine', atStart);
	const opener = page.getByRole('button', { name: 'Finish here' });
	await opener.click();
	await expect(page.getByRole('dialog', { name: 'Finish here?' })).toBeVisible();
	await page.keyboard.press('Escape');
	await expect(opener).toBeFocused();
});

const lesson = {
	sentence: atStart,
	'sentence explained': after('label', wrongAnswer),
	pair: at('compare'),
	ladder: at('ladder'),
	chain: at('chain'),
	summary: atEnd(rightAnswer)
};
for (const [name, past] of Object.entries(lesson)) {
	test(`targets of 24 pixels: ${name}`, async ({ page }) => {
		await openAt(page, 'engine', past);
		await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
		expect(await smallTargets(page)).toEqual([]);
	});
}
for (const address of ['/', '/cases', '/cases/engine', '/how-we-judge', '/cases/engine/print']) {
	test(`targets of 24 pixels: ${address}`, async ({ page }) => {
		await page.goto(address);
		expect(await smallTargets(page)).toEqual([]);
	});
}

/** Controls under 24 × 24, but for sentences and links that stand in a line of text. */
const smallTargets = (page: Page) =>
	page.evaluate(() => {
		const controls = document.querySelectorAll('a, button, input, select, textarea, summary');
		return [...controls]
			.filter((one) => one.checkVisibility() && one.closest('.vh') === null)
			.filter((one) => {
				const { width, height } = one.getBoundingClientRect();
				const inText = getComputedStyle(one).display === 'inline' && one.matches('a');
				return !inText && width > 1 && (width < 24 || height < 24);
			})
			.map((one) => `${one.tagName} “${one.textContent.trim().slice(0, 40)}” ${one.className}`);
	});
