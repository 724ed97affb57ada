import { expect, test } from '@playwright/test';
import { findBrowser } from '../scripts/browser.ts';
import { begin, check, kept, openLesson } from './lesson.ts';

const browser = await findBrowser();

// As a class reaches one computer of its network: over plain http, by a name that is not localhost.
test.use({
	launchOptions: {
		...browser,
		args: [...(browser.args ?? []), '--host-resolver-rules=MAP grounds.test 127.0.0.1']
	},
	baseURL: async ({ baseURL }, use) => {
		await use(baseURL?.replace('localhost', 'grounds.test'));
	}
});

test('a lesson runs over plain http and is kept', async ({ page }) => {
	await openLesson(page, 'first-steps');
	expect(await page.evaluate(() => isSecureContext)).toBe(false);
	await begin(page);
	await page.getByRole('button', { name: 'Skip the examples' }).click();
	await page.getByRole('radio', { name: 'Evidence' }).check();
	await check(page);
	await expect(kept(page)).toHaveAttribute('data-kept', 'device');
	await page.reload();
	await expect(page.getByRole('button', { name: /^Next/ }).first()).toBeVisible();
});
