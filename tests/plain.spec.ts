import { expect, test } from '@playwright/test';

test.use({ javaScriptEnabled: false });
test.describe.configure({ mode: 'parallel' });

test('without JavaScript every page can be read, up to the lesson', async ({ page }) => {
	await page.goto('/');
	await expect(page.getByRole('heading', { level: 1 })).toHaveText('On what grounds is this said?');
	await page.getByRole('link', { name: 'Cases' }).first().click();
	await page.getByRole('link', { name: 'Where did the engine come from?' }).first().click();
	await expect(page.getByRole('heading', { name: 'What you will learn' })).toBeVisible();
	await expect(page.getByRole('heading', { name: 'What you read' })).toBeVisible();
	await page.getByRole('link', { name: 'Worksheet' }).click();
	await expect(page.getByRole('heading', { level: 1 })).toHaveText(
		'Where did the engine come from?'
	);
	await page.goto('/how-we-judge');
	await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
	await expect(page.locator('#agreement')).toBeVisible();
});

test('without JavaScript a lesson says what it needs', async ({ page }) => {
	await page.goto('/cases/engine');
	await page.getByRole('button', { name: 'Start' }).click();
	await expect(page).toHaveURL(/\/cases\/engine\/lesson/);
	await expect(page.getByText(/needs JavaScript/)).toBeVisible();
});

test('without JavaScript the answers say what they need', async ({ page }) => {
	await page.goto('/cases/engine/answers');
	await expect(page.getByText(/needs JavaScript/)).toBeVisible();
});
