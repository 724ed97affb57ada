import { expect, test, type Browser, type Page } from '@playwright/test';
import { feedback, kept, startLesson } from './lesson.ts';
import { newTeacher, signIn, signOut, type Account } from './people.ts';
import { choice, history } from './practise.ts';

test.use({ reducedMotion: 'reduce' });
test.describe.configure({ mode: 'parallel' });

/** Another device of the same person. */
async function another(browser: Browser, account: Account): Promise<Page> {
	const page = await (await browser.newContext()).newPage();
	await signIn(page, account);
	return page;
}

async function answer(page: Page, label: string) {
	await choice(page, label).check();
	await page.getByRole('button', { name: /^Check/ }).click();
	await expect(feedback(page)).toBeFocused();
	await expect(kept(page)).toHaveAttribute('data-kept', 'device');
}

/** One answer in practice. */
async function practise(page: Page, label: string) {
	await page.goto('/practice/session');
	await answer(page, label);
}

/** Opens the progress page, where answers are exchanged, until it shows so many. */
async function expectAnswers(page: Page, count: number) {
	await expect(async () => {
		await page.goto('/progress');
		await expect(history(page)).toHaveCount(count, { timeout: 10_000 });
	}).toPass();
}

test('a lesson goes on on another device, and both end alike', async ({ page, browser }) => {
	await page.goto('/');
	const account = await newTeacher(page);
	await startLesson(page, 'first-steps');
	await answer(page, 'Evidence');
	await expectAnswers(page, 1);

	const desk = await another(browser, account);
	await expectAnswers(desk, 1);
	await desk.goto('/cases/first-steps/lesson');
	await expect(feedback(desk)).toBeVisible();
	await desk.getByRole('button', { name: /^Next/ }).click();
	await answer(desk, 'Assertion');
	await expectAnswers(desk, 2);
	await expectAnswers(page, 2);
	await page.goto('/cases/first-steps/lesson');
	await expect(feedback(page)).toBeVisible();
	await desk.context().close();
});

test('two devices practise apart, one without a network; afterwards both have all of it', async ({
	page,
	browser
}) => {
	await page.goto('/');
	const account = await newTeacher(page);
	const desk = await another(browser, account);
	await desk.goto('/practice/session');
	await expect(choice(desk, 'Evidence')).toBeVisible();
	await desk.context().setOffline(true);
	await answer(desk, 'Inference');
	await practise(page, 'Evidence');
	await expectAnswers(page, 1);

	await desk.context().setOffline(false);
	await expectAnswers(desk, 2);
	await expectAnswers(page, 2);

	// The session is over, by time or from another device; whose practice it is, the device still knows.
	const cookies = await desk.context().cookies();
	await desk.context().clearCookies();
	await desk.context().addCookies(cookies.filter(({ name }) => name === 'grounds-owner'));
	await desk.goto('/practice');
	await expect(desk.getByText('goes into your account when you sign in again')).toBeVisible();
	await desk.context().close();
});

test('what was done without an account moves into it once, if it is wanted', async ({
	page,
	browser
}) => {
	await practise(page, 'Evidence');
	const account = await newTeacher(page);
	await page.goto('/practice');
	const offer = page.getByRole('complementary', { name: 'Practice on this device' });
	await expect(offer).toContainText('One piece of practice was done on this device');
	await offer.getByRole('button', { name: 'It was me' }).click();
	await expect(offer).toContainText('in your account now');
	await expectAnswers(page, 1);
	await page.goto('/practice');
	await expect(page.getByText(/kept in your account/)).toBeVisible();
	await expect(offer).toHaveCount(0);

	const desk = await another(browser, account);
	await desk.goto('/');
	await expectAnswers(desk, 1);
	await desk.context().close();

	// Signed out, the device shows nothing of it.
	await signOut(page);
	await page.goto('/progress');
	await expect(page.getByText('Nothing here yet.')).toBeVisible();
});

test('erasing takes it out of the account too', async ({ page, browser }) => {
	await page.goto('/');
	const account = await newTeacher(page);
	await practise(page, 'Evidence');
	await expectAnswers(page, 1);
	await page.getByRole('button', { name: 'Erase everything' }).click();
	await page
		.getByRole('dialog')
		.getByRole('button', { name: /^Erase/ })
		.click();
	await expect(history(page)).toHaveCount(0);
	await expect(page.getByText('on this device and in your account was erased')).toBeVisible();
	const desk = await another(browser, account);
	await desk.goto('/progress');
	await expect(desk.getByText('Nothing here yet.')).toBeVisible();
	await desk.context().close();
});

test('an exchange that the network refuses is tried again, with nobody doing anything', async ({
	page
}) => {
	await page.goto('/');
	await newTeacher(page);
	await practise(page, 'Evidence');
	let refused = 0;
	await page.route('**/api/practice', (route) =>
		++refused < 3 ? route.abort('internetdisconnected') : route.continue()
	);
	const taken = page.waitForResponse('**/api/practice');
	await page.goto('/progress');
	expect((await taken).ok()).toBe(true);
	expect(refused).toBe(3);
});
