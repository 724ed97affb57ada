import { expect, test, type Page } from '@playwright/test';
import { hydrated } from './hydrated.ts';

/* A slow line: the page is there and can be used, the program that takes it over is not yet. */

/** Opens a page whose scripts wait. @returns lets them come */
async function openEarly(page: Page, address: string): Promise<() => Promise<void>> {
	let free = () => {};
	const held = new Promise<void>((go) => (free = go));
	await page.route(/\/_app\/.*\.js$/, async (route) => {
		await held;
		await route.continue();
	});
	await page.goto(address, { waitUntil: 'commit' });
	return async () => {
		free();
		await hydrated(page);
		await page.unrouteAll({ behavior: 'wait' });
	};
}

test('what is typed and picked before the program is there stays', async ({ page }) => {
	const come = await openEarly(page, '/cases');
	const words = page.getByRole('searchbox');
	const topic = page.getByRole('combobox', { name: 'Topic' });
	await words.fill('pumpkin');
	await topic.selectOption({ index: 1 });
	const picked = await topic.inputValue();
	await come();
	await expect(words).toHaveValue('pumpkin');
	await expect(topic).toHaveValue(picked);
});

test('a choice that is made before the program is there holds', async ({ page }) => {
	const come = await openEarly(page, '/cases/engine');
	await page.getByText('How the lesson runs').click();
	const last = page.getByRole('radio', { name: /^At the end/ });
	await last.check();
	await come();
	await expect(last).toBeChecked();
	await page.getByRole('button', { name: 'Start' }).click();
	await expect(page).toHaveURL(/feedback=set/);
});
