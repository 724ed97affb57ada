import { expect } from '@playwright/test';
import { check, feedback, onScreen } from './lesson.ts';
import {
	answer,
	answerAndGoOn,
	begin,
	choice,
	expectWord,
	goOn,
	seat,
	test,
	word
} from './graded.ts';
import { crash } from './kill.ts';

test.use({ reducedMotion: 'reduce' });

test('begin, answer, see why, hand in: the server has all of it, and the student is told so', async ({
	page,
	campus
}) => {
	const desk = await seat(page, campus);
	const { module } = campus.course;
	await expect(page.getByText('minutes left')).toHaveCount(0);
	let asked = 0;
	for (let over = false; !over; asked++) {
		await answerAndGoOn(page, campus);
		over = await page.getByRole('heading', { name: /handed in/i }).isVisible();
		expect(asked).toBeLessThan(module.items.length);
	}
	await expectWord(page, 'saved');
	await expect(page.getByRole('heading', { name: 'Handed in' })).toBeVisible();
	await expect(page.getByText('All your answers are with your teacher.')).toBeVisible();
	await expect(page.locator('p.mark')).toContainText(`${asked} of ${asked} points`);
	await expect(page.locator('main ol > li')).toHaveCount(asked);
	const stored = await campus.stored(desk);
	expect(stored.filter(({ type }) => type === 'submit')).toHaveLength(asked);

	// Looking back, on whatever device.
	await page.reload();
	await expect(page.getByRole('heading', { name: 'Handed in' })).toBeVisible();
	await expect(page.locator('main ol > li')).toHaveCount(asked);
});

test('a double click, and the same again: one event, one reply', async ({ page, campus }) => {
	const desk = await seat(page, campus);
	await choice(page, 'Evidence').check();
	await expectWord(page, 'saved');
	await page.getByRole('button', { name: /^Check/ }).dblclick();
	await expect(feedback(page)).toBeVisible();
	await expectWord(page, 'saved');
	const stored = await campus.stored(desk);
	expect(stored.filter(({ type }) => type === 'submit')).toHaveLength(1);
});

test('another device goes on at the exact place', async ({ page, campus, browser }) => {
	const desk = await seat(page, campus);
	for (let nth = 0; nth < 2; nth++) await answerAndGoOn(page, campus);
	await choice(page, 'Inference').check();
	await choice(page, 'Fairly').check();
	await expectWord(page, 'saved');
	const item = await onScreen(page, campus.course);

	const other = await (await browser.newContext({ reducedMotion: 'reduce' })).newPage();
	await campus.enter(other.context(), desk.student);
	await goOn(other, desk);
	expect(await onScreen(other, campus.course)).toEqual(item);
	await expect(choice(other, 'Inference')).toBeChecked();
	await expect(choice(other, 'Fairly')).toBeChecked();
	await expectWord(other, 'saved');
	await check(other);
	await expectWord(other, 'saved');
	await other.context().close();
});

test('a link to an assignment, opened signed out, leads a student back to it', async ({
	page,
	campus
}) => {
	const desk = await campus.assign();
	const { code, phrase } = await campus.comeBack(desk);
	const address = desk.address.replace(/\/lesson$/, '');
	await page.goto(address);
	await page.getByRole('link', { name: 'come back with their class code' }).click();
	await page.getByLabel('Class code').fill(code);
	await page.getByLabel('Your name').fill('Ada Linden');
	await page.getByLabel('Your four words').fill(phrase);
	await page.getByRole('button', { name: 'Come back' }).click();
	await expect(page).toHaveURL(address);
	await expect(page.getByRole('heading', { level: 1 })).toHaveText('First steps, for Tuesday');
});

test('two tabs at once: nothing is lost, and both stand where it stands', async ({
	page: first,
	context,
	campus
}) => {
	const desk = await seat(first, campus);
	const second = await context.newPage();
	await goOn(second, desk);
	await Promise.all([choice(first, 'Evidence').check(), choice(second, 'Guessing').check()]);
	for (const tab of [first, second]) await expectWord(tab, 'saved');
	await first.bringToFront();
	await first.reload();
	await expect(choice(first, 'Evidence')).toBeChecked();
	await expect(choice(first, 'Guessing')).toBeChecked();
	await answerAndGoOn(first, campus);
	await expectWord(first, 'saved');

	// The second tab is behind, and answers what has been handed in.
	await second.evaluate(() => document.dispatchEvent(new Event('visibilitychange')));
	const item = await onScreen(first, campus.course);
	await expect.poll(() => onScreen(second, campus.course)).toEqual(item);
	await expectWord(second, 'saved');
});

test('two devices answer the same sentence differently: both are shown, nothing is blanked', async ({
	page,
	campus,
	browser
}) => {
	const desk = await seat(page, campus);
	const other = await (await browser.newContext({ reducedMotion: 'reduce' })).newPage();
	await campus.enter(other.context(), desk.student);
	await goOn(other, desk);
	await page.context().setOffline(true);
	await choice(page, 'Inference').check();
	await expectWord(page, 'device');
	await choice(other, 'Assertion').check();
	await expectWord(other, 'saved');

	await page.context().setOffline(false);
	await expectWord(page, 'saved');
	await expect(page.getByText('Assertion on another device, Inference here')).toBeVisible();
	await expect(choice(page, 'Inference')).toBeChecked();
	const item = await onScreen(page, campus.course);
	expect((await campus.answers(desk))[item.id]).toEqual({ label: 'inference' });
	const chosen = (await campus.stored(desk)).filter(({ type }) => type === 'choose');
	expect(chosen).toHaveLength(2);
	await page.getByRole('button', { name: 'Seen' }).click();
	await expect(page.getByText('on another device')).toHaveCount(0);
	await other.context().close();
});

test('without a network at Check and at Next: queued, said, explained when it is back', async ({
	page,
	context,
	campus
}) => {
	const desk = await seat(page, campus);
	await context.setOffline(true);
	const item = await answer(page, campus);
	await page.getByRole('button', { name: /^Check/ }).click();
	await expect(feedback(page)).toBeFocused();
	await expect(feedback(page)).toContainText('The explanation comes when you are online again');
	await expectWord(page, 'device');
	await expect(page.getByText('are saved on this device and are sent when you are')).toBeVisible();

	await context.setOffline(false);
	await expect(feedback(page)).toContainText('Right.');
	await expect(feedback(page)).toBeFocused();
	await expectWord(page, 'saved');
	expect((await campus.answers(desk))[item.id]).toBeDefined();

	await context.setOffline(true);
	await page.getByRole('button', { name: /^Next/ }).click();
	await answer(page, campus);
	await expect(page.getByRole('button', { name: 'Hint: needs the connection' })).toBeVisible();
	await page.getByRole('button', { name: /^Check/ }).click();
	await page.getByRole('button', { name: /^Next/ }).click();
	await expectWord(page, 'device');
	await context.setOffline(false);
	await expectWord(page, 'saved');
	expect(Object.keys(await campus.answers(desk))).toHaveLength(2);
});

test('an answer of a page that was left without a network is sent from any other page', async ({
	page,
	context,
	campus
}) => {
	const desk = await seat(page, campus);
	await context.setOffline(true);
	const item = await answer(page, campus);
	await expectWord(page, 'device');
	await crash(page);
	await context.setOffline(false);
	expect(await campus.answers(desk)).toEqual({});

	const elsewhere = await context.newPage();
	await elsewhere.goto(`${campus.server.origin}/how-we-judge`);
	await expect(elsewhere.getByText('One answer that had waited was sent.')).toBeVisible();
	expect(Object.keys(await campus.answers(desk))).toEqual([item.id]);
});

test('it is not sent as someone else, nor shown to them', async ({ page, context, campus }) => {
	const desk = await seat(page, campus);
	await context.setOffline(true);
	await answer(page, campus);
	await expectWord(page, 'device');
	await crash(page);
	await context.clearCookies();
	await context.setOffline(false);

	const signedOut = await context.newPage();
	await signedOut.goto(`${campus.server.origin}/how-we-judge`);
	await expect(signedOut.getByText('Answers on this device are waiting to be sent.')).toBeVisible();
	await campus.enter(context, desk.classmate);
	const asked = signedOut.waitForResponse(/\/api\/person$/);
	await signedOut.reload();
	await asked;
	await expect(signedOut.getByText('waiting to be sent')).toHaveCount(0);
	expect(await campus.answers(desk)).toEqual({});

	await campus.enter(context, desk.student);
	await signedOut.reload();
	await expect(signedOut.getByText('One answer that had waited was sent.')).toBeVisible();
});

test('a look at it as a student counts for nothing, and says so', async ({ page, campus }) => {
	const desk = await campus.assign();
	await campus.enter(page.context(), desk.teacher);
	await begin(page, desk);
	await expect(page.getByText('You see this as a student.')).toBeVisible();
	await choice(page, 'Evidence').check();
	await expectWord(page, 'saved');
	await expect(word(page)).toHaveText(/Saved/);
});
