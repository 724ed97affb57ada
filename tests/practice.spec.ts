import { expect, test, type Page } from '@playwright/test';
import { expectAccessible } from './accessible.ts';
import { feedback, kept } from './lesson.ts';
import { answer, choice, done, explain, goOn, history } from './practise.ts';

test.use({ reducedMotion: 'reduce' });
test.describe.configure({ mode: 'parallel' });

/** From the home page to the first question, in two taps. */
async function begin(page: Page) {
	await page.goto('/');
	await page
		.getByRole('navigation', { name: 'Main' })
		.getByRole('link', { name: 'Practice' })
		.click();
	await expect(page.getByText(/^About \d+ minutes?: /)).toBeVisible();
	await page.getByRole('link', { name: 'Start' }).click();
	await expect(choice(page, 'Evidence')).toBeVisible();
}

test('first practice, without an account, to its end; it goes on after a reload', async ({
	page
}) => {
	await page.addInitScript(() => {
		navigator.storage.persist = () => {
			document.body.dataset['asked'] = 'yes';
			return Promise.resolve(true);
		};
	});
	await page.goto('/practice');
	await expect(page.getByRole('link', { name: 'The first lesson' })).toBeVisible();
	await begin(page);
	await expectAccessible(page);
	await answer(page, 'Inference');
	await goOn(page);
	await choice(page, 'Assertion').check();
	await expect(kept(page)).toHaveAttribute('data-kept', 'device');
	const claim = await page.locator('[data-focus]').innerText();

	await page.reload();
	await expect(choice(page, 'Assertion')).toBeChecked();
	await expect(page.locator('[data-focus]')).toHaveText(claim);
	await expect(page.getByText('2 of about')).toBeVisible();
	await answer(page, 'Assertion');
	await expect(kept(page)).toHaveAttribute('data-kept', 'device');
	await page.reload();
	await expect(feedback(page)).toBeVisible();

	while (await goOn(page)) await answer(page, 'Evidence');
	await expect(page.getByText(/^\d+ of \d+ right\./)).toBeVisible();
	await expect(page.getByText(/comes back (tomorrow|on )/)).toBeVisible();
	await expect(page.locator('body')).toHaveAttribute('data-asked', 'yes');
	await expectAccessible(page);
	await page.reload();
	await expect(done(page)).toBeVisible();

	await page.getByRole('button', { name: 'One more' }).click();
	await expect(done(page)).toHaveCount(0);
	await page.getByRole('button', { name: 'Finish here' }).click();
	await page.getByRole('button', { name: 'Finish and see how it went' }).click();
	await expect(done(page)).toBeVisible();
});

test('export, erase, import: the same state as before', async ({ page }) => {
	await begin(page);
	await answer(page, 'Inference');
	await goOn(page);
	await answer(page, 'Evidence');
	await goOn(page);
	await page.goto('/progress');
	const answers = history(page);
	await expect(answers).toHaveCount(2);
	await expectAccessible(page);
	await answers
		.first()
		.getByText(/^Sentence, /)
		.click();
	await expect(answers.first().getByText('What settles it')).toBeVisible();
	await answers
		.first()
		.getByText(/^Sentence, /)
		.click();
	const before = await answers.allInnerTexts();

	const downloading = page.waitForEvent('download');
	await page.getByRole('button', { name: 'Save as a file' }).click();
	const file = await (await downloading).path();
	await page.getByRole('button', { name: 'Erase everything' }).click();
	await page.getByRole('dialog').getByRole('button', { name: 'Erase everything' }).click();
	await expect(page.getByText('Everything on this device was erased.')).toBeVisible();
	await expect(answers).toHaveCount(0);

	const chooser = page.getByLabel('Take in a file');
	await chooser.setInputFiles({
		name: 'bad.json',
		mimeType: 'application/json',
		buffer: Buffer.from('{"format":"grou')
	});
	await expect(page.getByText('This file cannot be read')).toBeVisible();
	await chooser.setInputFiles(file);
	await expect(page.getByText('Taken in: 2 practice answers')).toBeVisible();
	await expect(answers).toHaveCount(2);
	expect(await answers.allInnerTexts()).toEqual(before);
	await chooser.setInputFiles(file);
	await expect(page.getByText('was here already')).toBeVisible();
	await expect(answers).toHaveCount(2);
});

test('without a store it runs, and says that nothing is saved', async ({ page }) => {
	await page.addInitScript(() => {
		indexedDB.open = () => {
			throw new DOMException('Storage is forbidden here.', 'SecurityError');
		};
	});
	await begin(page);
	await expect(kept(page)).toHaveText(/^\s*Not saved\b/);
	await explain(page, 'Evidence');
	expect(await goOn(page)).toBe(true);
	await page.getByRole('button', { name: 'Finish here' }).click();
	await page.getByRole('button', { name: 'Finish and see how it went' }).click();
	await expect(page.getByText(/^[01] of 1 right\./)).toBeVisible();
});
