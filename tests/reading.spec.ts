import { expect, test, type Page } from '@playwright/test';
import { expectAccessible } from './accessible.ts';
import { hydrated } from './hydrated.ts';
import { atStart, openAt } from './stored.ts';

test.use({ reducedMotion: 'reduce' });
test.describe.configure({ mode: 'parallel' });

const panel = (page: Page) => page.getByRole('dialog', { name: 'Reading aids' });

async function openPanel(page: Page) {
	await hydrated(page);
	await page.getByRole('button', { name: 'Reading aids' }).click();
	await expect(panel(page)).toBeVisible();
}
const pick = (page: Page, group: string, name: string) =>
	panel(page).getByRole('group', { name: group }).getByRole('radio', { name, exact: true }).check();

async function chooseMost(page: Page) {
	await openPanel(page);
	await pick(page, 'Text size', 'Largest');
	await pick(page, 'Line spacing', 'Widest');
	await pick(page, 'Letters', 'Easy to tell apart');
	await page.keyboard.press('Escape');
	await expect(panel(page)).toBeHidden();
}

/** How the passage is set: size and line height in pixels, and the face. */
const setting = (page: Page) =>
	page.evaluate(() => {
		const { fontSize, lineHeight, fontFamily } = getComputedStyle(
			document.querySelector('.text .paragraph') ?? document.body
		);
		return { size: parseFloat(fontSize), line: parseFloat(lineHeight), face: fontFamily };
	});

const sideways = (page: Page) =>
	page.evaluate(() => document.documentElement.scrollWidth - innerWidth);

test('reading aids: chosen in a lesson, still there after a reload and on the other pages', async ({
	page
}) => {
	const asked: string[] = [];
	page.on('request', (request) => asked.push(request.url()));
	const fetched = () => asked.some((url) => url.includes('atkinson'));
	await openAt(page, 'engine', atStart);
	const usual = await setting(page);
	expect(fetched()).toBe(false);
	await chooseMost(page);
	const chosen = await setting(page);
	expect(chosen.size / usual.size).toBeCloseTo(1.5);
	expect(chosen.line / chosen.size).toBeGreaterThan(2);
	expect(chosen.face).toContain('Atkinson');
	await expect.poll(fetched).toBe(true);
	await page.reload();
	await expect(page.getByRole('button', { name: 'Read aloud' })).toBeVisible();
	await expect.poll(() => setting(page)).toEqual(chosen);
	await page.goto('/cases');
	expect((await setting(page)).face).toContain('Atkinson');
	await openPanel(page);
	await expect(panel(page).getByRole('radio', { name: 'Largest' })).toBeChecked();
	await panel(page).getByRole('button', { name: 'Back to normal' }).click();
	await expect.poll(async () => (await setting(page)).face).not.toContain('Atkinson');
});

test('reading aids: set before the first paint, and never on paper', async ({ page }) => {
	await page.addInitScript(() => localStorage.setItem('reading', 'size-largest letters-clear'));
	await page.goto('/', { waitUntil: 'commit' });
	await expect(page.locator('html')).toHaveAttribute('data-reading', 'size-largest letters-clear');
	await page.goto('/cases/engine/print');
	await page.emulateMedia({ media: 'print' });
	const paper = await setting(page);
	await page.evaluate(() => (document.documentElement.dataset['reading'] = ''));
	expect(await setting(page)).toEqual(paper);
	expect(paper.face).not.toContain('Atkinson');
});

for (const [name, go] of Object.entries({
	lesson: async (page: Page): Promise<void> => void (await openAt(page, 'engine', atStart)),
	site: async (page: Page): Promise<void> => void (await page.goto('/cases'))
})) {
	test(`reading aids: axe with the panel open, ${name}`, async ({ page }) => {
		await go(page);
		await openPanel(page);
		await expectAccessible(page);
	});
}

for (const address of ['/', '/cases', '/cases/engine', '/how-we-judge', 'lesson']) {
	test(`reading aids: the most of each, 320 wide and at 200 %: ${address}`, async ({ page }) => {
		await page.setViewportSize({ width: 320, height: 640 });
		if (address === 'lesson') await openAt(page, 'engine', atStart);
		else await page.goto(address);
		await chooseMost(page);
		await expect.poll(() => sideways(page)).toBe(0);
		await openPanel(page);
		const box = await panel(page).boundingBox();
		expect(box?.x).toBeGreaterThanOrEqual(0);
		expect((box?.x ?? 0) + (box?.width ?? 0)).toBeLessThanOrEqual(320);
		expect((box?.y ?? 0) + (box?.height ?? 0)).toBeLessThanOrEqual(640);
		await page.keyboard.press('Escape');
		await page.setViewportSize({ width: 640, height: 360 });
		await expect.poll(() => sideways(page)).toBe(0);
	});
}
