import { expect, test } from '@playwright/test';
import { feedback, kept } from './lesson.ts';
import { answer, choice, goOn, history, practise, question } from './practise.ts';

test.use({ reducedMotion: 'reduce' });
test.describe.configure({ mode: 'parallel' });

test('a device that is full for a while: it is said, and no answer is lost', async ({ page }) => {
	await page.addInitScript(() => {
		const add = IDBObjectStore.prototype.add;
		IDBObjectStore.prototype.add = function (...entry) {
			const request = add.apply(this, entry);
			// In the middle of the write, as a browser does it.
			if ('full' in window) this.transaction.abort();
			return request;
		};
	});
	await page.goto('/practice/session');
	await practise(page, 1);
	await page.evaluate(() => Object.assign(window, { full: true }));
	await choice(page, 'Inference').check();
	await expect(kept(page)).toHaveText(/^\s*Not saved\b/);
	await expect(page.getByRole('alert')).toContainText('out of space');
	await page.getByRole('button', { name: /^Check/ }).click();
	await expect(feedback(page)).toBeVisible();
	expect(await goOn(page)).toBe(true);
	await expect(kept(page)).toHaveText(/^\s*Not saved\b/);
	await page.getByRole('button', { name: 'Finish here' }).click();
	await page.getByRole('button', { name: 'Finish and see how it went' }).click();
	await expect(page.getByText(/^[0-2] of 2 right\./)).toBeVisible();
	await expect(page.getByRole('alert')).toContainText('out of space');

	await page.evaluate(() => Reflect.deleteProperty(window, 'full'));
	await page.getByRole('button', { name: 'Try again' }).click();
	await expect(page.getByRole('alert')).toHaveCount(0);
	await page.goto('/progress');
	await expect(history(page)).toHaveCount(2);
});

test('two tabs that practise at once: one session, each answer once', async ({
	page: first,
	context
}) => {
	const second = await context.newPage();
	const tabs = [first, second];
	await Promise.all(tabs.map((tab) => tab.goto('/practice/session')));
	for (const tab of tabs) await expect(choice(tab, 'Evidence')).toBeVisible();
	const claim = first.locator('[data-focus]');
	await expect(second.locator('[data-focus]')).toHaveText(await claim.innerText());

	// Both write the same places of one log.
	await Promise.all([choice(first, 'Assertion').check(), choice(second, 'Inference').check()]);
	for (const tab of tabs) await expect(kept(tab)).toHaveAttribute('data-kept', 'device');
	await Promise.all(tabs.map((tab) => tab.getByRole('button', { name: /^Check/ }).click()));
	for (const tab of tabs) {
		await expect(feedback(tab)).toBeVisible();
		await expect(kept(tab)).toHaveAttribute('data-kept', 'device');
	}
	await Promise.all(tabs.map(goOn));
	for (const tab of tabs) await expect(tab.getByText('2 of about')).toBeVisible();

	// The second tab lags behind, chooses at what was handed in meanwhile, and follows.
	await practise(first, 1);
	await choice(second, 'Assertion').click();
	await expect(second.getByText('Practice was also open in another tab')).toBeVisible();
	await expect(second.getByText('3 of about')).toBeVisible();
	await answer(second, 'Inference');
	await first.goto('/progress');
	await expect(history(first)).toHaveCount(3);
});

test('a clock that is set back a year between two answers', async ({ page }) => {
	// At noon, so that no midnight comes between two answers.
	const now = new Date().setHours(12, 0, 0, 0);
	await page.clock.setSystemTime(now);
	await page.goto('/practice/session');
	await practise(page, 1);
	await page.clock.setSystemTime(now - 365 * 24 * 60 * 60_000);
	await answer(page, 'Inference');
	// The session that was begun in the future is over; another begins.
	await page.reload();
	await answer(page, 'Evidence');
	await page.getByRole('button', { name: 'Go on' }).click();
	await page.getByRole('button', { name: 'Finish here' }).click();
	await page.getByRole('button', { name: 'Finish and see how it went' }).click();
	await expect(page.getByText(/^[01] of 1 right\./)).toBeVisible();
	await expect(page.getByText('2 answers today')).toBeVisible();
	await page.goto('/progress');
	await expect(history(page)).toHaveCount(3);
});

test('with one case alone within reach it is asked about, and then said; nothing is tried without end', async ({
	page
}) => {
	let asked = 0;
	await page.route(/\/modules\/(?!first-steps\/)/, (route) => {
		asked++;
		return route.abort();
	});
	await page.goto('/practice/session');
	const lost = page.getByRole('heading', { name: 'The next text could not be loaded' });
	await expect(choice(page, 'Evidence')).toBeVisible();
	await expect(page.getByText('You are asked about those on this device')).toBeVisible();
	const oneMore = page.getByRole('button', { name: 'One more' });
	let answers = 0;
	do {
		await answer(page, 'Evidence');
		answers++;
		await page.getByRole('button', { name: 'Go on' }).click();
		await expect(feedback(page)).toHaveCount(0);
		await expect(lost.or(question(page)).or(oneMore)).toBeVisible();
		if (await oneMore.isVisible()) await oneMore.click();
		await expect(lost.or(question(page))).toBeVisible();
	} while (!(await lost.isVisible()));
	const before = asked;
	await page.reload();
	await expect(lost).toBeVisible();
	await page.getByRole('button', { name: 'Try again' }).click();
	await expect(lost).toBeVisible();
	expect(asked - before).toBeLessThan(100);

	await page.unrouteAll({ behavior: 'ignoreErrors' });
	await page.getByRole('button', { name: 'Try again' }).click();
	await expect(lost).toHaveCount(0);
	await page.goto('/progress');
	await expect(history(page)).toHaveCount(answers);
});
