import { expect, test, type Page } from '@playwright/test';
import { check, feedback, goOn, kept, openLesson, startLesson } from './lesson.ts';
import { atStart, attempts, openAt, setAside, spoilLast } from './stored.ts';

test.use({ reducedMotion: 'reduce' });
test.describe.configure({ mode: 'parallel' });

const choice = (page: Page, name: string) =>
	page.getByRole('radio', { name: new RegExp(`^${name}`) });

test('without a store the lesson runs, and says that nothing is saved', async ({ page }) => {
	await page.addInitScript(() => {
		indexedDB.open = () => {
			throw new DOMException('Storage is forbidden here.', 'SecurityError');
		};
	});
	await startLesson(page, 'first-steps');
	await expect(kept(page)).toHaveText(/^\s*Not saved\b/);
	await expect(page.getByRole('alert')).toContainText('Your latest answers are not saved');
	for (const name of ['Evidence', 'Inference']) {
		await choice(page, name).check();
		await check(page);
		await expect(kept(page)).toHaveText(/^\s*Not saved\b/);
		await goOn(page);
	}
	await expect(page.getByRole('img', { name: /^2 of \d+ answers/ })).toBeVisible();

	// Nothing could be read back on another page, so all of it is shown here.
	await page.getByRole('button', { name: 'Finish here' }).click();
	await page.getByRole('button', { name: 'Finish and see how it went' }).click();
	await expect(page.getByRole('alert')).toContainText('This browser did not store the lesson');
	await expect(page.getByText(/of 2\b/).first()).toBeVisible();
	await page.getByRole('link', { name: 'Look at all answers' }).first().click();
	await expect(page.getByRole('heading', { name: 'Your answers' })).toBeInViewport();
});

test('who begins twice at once has begun one lesson', async ({ page }) => {
	await openLesson(page, 'first-steps');
	await page.getByRole('button', { name: 'Begin' }).evaluate((button: HTMLElement) => {
		button.click();
		button.click();
	});
	await page.getByRole('button', { name: 'Skip the examples' }).click();
	await choice(page, 'Evidence').check();
	await expect(kept(page)).toHaveAttribute('data-kept', 'device');
	expect(await attempts(page)).toBe(1);
});

test('a lesson that cannot be fetched says so, and does not blame the store', async ({ page }) => {
	await page.route('**/*.js', async (route) => {
		const response = await route.fetch();
		const isLesson = (await response.text()).includes('ConstraintError');
		await (isLesson ? route.abort() : route.fulfill({ response }));
	});
	await openLesson(page, 'first-steps');
	await page.getByRole('button', { name: 'Begin' }).click();
	await expect(page.getByRole('alert')).toContainText('The lesson could not be loaded');
	await page.unrouteAll({ behavior: 'ignoreErrors' });
});

test('a stored step that cannot be read is set aside and said', async ({ page }) => {
	await openAt(page, 'first-steps', (course, asked) => [
		...atStart(course, asked),
		{ type: 'choose', item: asked[0]?.id ?? '', answer: { label: 'inference' } },
		{ type: 'sure', item: asked[0]?.id ?? '', confidence: 1 }
	]);
	const garbage = { event: { type: 'sure', confidence: 'very' }, at: null };
	await spoilLast(page, garbage);
	await page.reload();

	await expect(page.getByText('could not be read and was set aside')).toBeVisible();
	await expect(choice(page, 'Inference')).toBeChecked();
	await expect(choice(page, 'Guessing')).not.toBeChecked();
	expect(await setAside(page)).toMatchObject([{ found: [garbage] }]);

	await choice(page, 'Sure').check();
	await check(page);
	await expect(kept(page)).toHaveAttribute('data-kept', 'device');
	await page.reload();
	await expect(feedback(page)).toBeVisible();
	await expect(page.getByText('was set aside')).toHaveCount(0);
});

test('a full device: not saved, tried again, saved', async ({ page }) => {
	await page.addInitScript(() => {
		const add = IDBObjectStore.prototype.add;
		IDBObjectStore.prototype.add = function (...entry) {
			const full = this.name === 'events' && 'full' in window;
			if (full) throw new DOMException('The disk is full.', 'QuotaExceededError');
			return add.apply(this, entry);
		};
	});
	await startLesson(page, 'first-steps');
	await expect(kept(page)).toHaveAttribute('data-kept', 'device');
	await page.evaluate(() => Object.assign(window, { full: true }));
	await choice(page, 'Assertion').check();
	await expect(kept(page)).toHaveText(/^\s*Not saved\b/);
	await expect(page.getByRole('alert')).toContainText('out of space');
	await expect(choice(page, 'Assertion')).toBeChecked();

	await page.getByRole('button', { name: 'Try again' }).click();
	await expect(kept(page)).toHaveText(/^\s*Not saved\b/);
	await page.evaluate(() => Reflect.deleteProperty(window, 'full'));
	await page.getByRole('button', { name: 'Try again' }).click();
	await expect(kept(page)).toHaveAttribute('data-kept', 'device');
	await expect(page.getByRole('alert')).toHaveCount(0);
	await page.reload();
	await expect(choice(page, 'Assertion')).toBeChecked();
});

test('it never says saved while something is being written', async ({ page }) => {
	await page.addInitScript(() => {
		const add = IDBObjectStore.prototype.add;
		IDBObjectStore.prototype.add = function (...entry) {
			const request = add.apply(this, entry);
			// One more request after the other keeps the transaction open.
			const wait = () => {
				if ('slow' in window) this.count().onsuccess = wait;
			};
			wait();
			return request;
		};
	});
	await startLesson(page, 'first-steps');
	await expect(kept(page)).toHaveAttribute('data-kept', 'device');
	await kept(page).evaluate((word: HTMLElement) => {
		const said: (string | undefined)[] = [];
		new MutationObserver(() => said.push(word.dataset['kept'])).observe(word, { attributes: true });
		Object.assign(window, { slow: true, said });
	});
	await choice(page, 'Evidence').check();
	await choice(page, 'Sure').check();
	await check(page);
	await goOn(page);
	await expect(kept(page)).toHaveText(/^\s*Saving/);
	expect(await page.evaluate(() => Reflect.get(window, 'said') as string[])).toEqual(['saving']);

	await page.evaluate(() => Reflect.deleteProperty(window, 'slow'));
	await expect(kept(page)).toHaveText(/Saved on this device/);
	await page.reload();
	await expect(page.getByRole('img', { name: /^1 of \d+ answers/ })).toBeVisible();
});
