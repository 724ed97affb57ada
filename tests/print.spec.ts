import { expect, test, type Page } from '@playwright/test';
import type { Module, ModuleKey } from '#lib/content/module.ts';
import { startLesson } from './lesson.ts';

test.describe.configure({ mode: 'parallel' });

const printed = async (page: Page, address: string) => {
	await page.emulateMedia({ media: 'print' });
	await page.goto(address);
	await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
	for (const screenOnly of ['banner', 'contentinfo'] as const) {
		await expect(page.getByRole(screenOnly)).toBeHidden();
	}
	await expect(page.getByRole('navigation', { name: 'What to print' })).toBeHidden();
	return page.locator('main').innerText();
};

/** Everything in the key that would give an answer away. */
function secrets({ keys }: ModuleKey): string[] {
	return Object.values(keys).flatMap((key) => [
		...Object.values(key.reasons),
		...(key.test ? [key.test] : []),
		...(key.change ? [key.change] : [])
	]);
}

const words = (text: string) => text.replaceAll(/\s+/g, ' ');

for (const name of ['first-steps', 'engine']) {
	test(`print: the worksheet of ${name} asks, its key answers`, async ({ page }) => {
		const { module, key }: { module: Module; key: ModuleKey } = await startLesson(page, name);
		const worksheet = words(await printed(page, `/cases/${name}/print?part=worksheet`));
		const answers = words(await printed(page, `/cases/${name}/print?part=key`));
		for (const { text } of module.sources
			.flatMap(({ blocks }) => blocks)
			.flatMap((one) => one.sentences)) {
			expect(worksheet).toContain(words(text));
		}
		for (const secret of secrets(key)) expect(worksheet).not.toContain(words(secret));
		const told = secrets(key).filter((secret) => answers.includes(words(secret)));
		expect(told.length).toBeGreaterThan(Object.keys(key.keys).length / 2);
	});
}

test('print: a worksheet becomes a document of pages', async ({ page }) => {
	await page.goto('/cases/first-steps/print?part=worksheet');
	const pdf = await page.pdf({ format: 'A4' });
	expect(pdf.subarray(0, 5).toString()).toBe('%PDF-');
	const pages = pdf.toString('latin1').match(/\/Type\s*\/Page\b/g) ?? [];
	expect(pages.length).toBeGreaterThan(1);
});
