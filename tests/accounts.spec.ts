import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test, type Page } from '@playwright/test';
import { codeOf } from '../src/lib/server/testing.ts';
import { startServer } from './ownserver.ts';
import { asAdministrator, invite, newTeacher, signOut, type Account } from './people.ts';

test.describe.configure({ mode: 'parallel' });

const password = 'journeys are long walks';
const heading = (page: Page) => page.getByRole('heading', { level: 1 });
const box = (page: Page, name: string) => page.getByRole('textbox', { name, exact: true });

async function signIn(page: Page, { email, password }: Pick<Account, 'email' | 'password'>) {
	await page.goto('/sign-in');
	await box(page, 'E-mail address').fill(email);
	await box(page, 'Password').fill(password);
	await page.getByRole('button', { name: 'Sign in', exact: true }).click();
}

test('the first administrator comes by the printed code, invites, and a teacher signs up', async ({
	browser
}) => {
	const folder = mkdtempSync(join(tmpdir(), 'grounds-accounts-'));
	const server = await startServer({
		DATABASE_URL: join(folder, 'grounds.db'),
		GROUNDS_SETUP_CODE: ''
	});
	const page = await browser.newPage({ baseURL: server.origin });
	const teacher = await browser.newPage({ baseURL: server.origin });
	try {
		const code = /enter this code: (\S+)/.exec(server.said())?.[1] ?? '';
		await page.goto('/setup');
		await box(page, 'Code').fill('AAAA-BBBB-CCCC');
		await box(page, 'Your name').fill('Ines Warden');
		await box(page, 'E-mail address').fill('ines@school.test');
		await box(page, 'Password').fill(password);
		await page.getByRole('button', { name: 'Become administrator' }).click();
		await expect(page.getByRole('alert')).toContainText('not the code');
		await expect(box(page, 'Your name')).toHaveValue('Ines Warden');
		await box(page, 'Code').fill(code.toLowerCase());
		await page.getByRole('button', { name: 'Become administrator' }).click();
		await expect(heading(page)).toHaveText('This server');

		await teacher.goto('/setup');
		await expect(heading(teacher)).toHaveText('Set up already');
		await teacher.goto('/sign-up');
		await expect(teacher.getByText('Teachers are invited here')).toBeVisible();

		await page.getByRole('button', { name: 'Invite a teacher' }).click();
		const link = page.getByText(`${server.origin}/sign-up/`);
		await teacher.goto((await link.textContent()) ?? '');
		await box(teacher, 'Your name').fill('Tove Marker');
		await box(teacher, 'E-mail address').fill('Tove@school.test');
		await box(teacher, 'Password').fill('password2031');
		await teacher.getByRole('button', { name: 'Make my account' }).click();
		await expect(teacher.getByRole('alert')).toContainText('tried first');
		await box(teacher, 'Password').fill(password);
		await teacher.getByRole('button', { name: 'Make my account' }).click();
		await teacher.waitForURL('**/classes');
		await expect(teacher.getByRole('link', { name: 'Tove Marker' })).toBeVisible();

		await page.getByRole('radio', { name: 'Everybody' }).check();
		await page.getByRole('button', { name: 'Save' }).first().click();
		await expect(page.getByText('Saved. It holds')).toBeVisible();
		const said: string[] = [];
		for (const email of ['tove@school.test', 'new@school.test']) {
			const open = await browser.newPage({ baseURL: server.origin });
			await open.goto('/sign-up');
			await box(open, 'Your name').fill('Anybody');
			await box(open, 'E-mail address').fill(email);
			await box(open, 'Password').fill('a password of anybody');
			await open.getByRole('button', { name: 'Make an account' }).click();
			said.push((await open.getByRole('status').textContent()) ?? '');
			await open.close();
		}
		expect(said[0]).toBe(said[1]);

		await page.reload();
		await page.getByRole('link', { name: 'Tove Marker' }).click();
		await page.getByRole('button', { name: 'Sign out everywhere' }).click();
		await expect(page.getByRole('status')).toContainText('Signed out');
		await teacher.goto('/account');
		await expect(heading(teacher)).toHaveText('Sign in');
	} finally {
		await page.close();
		await teacher.close();
		await server.stop();
		rmSync(folder, { recursive: true, force: true });
	}
});

test('a second factor: turned on, asked for, a backup code in its place, turned off', async ({
	page,
	browser
}) => {
	const teacher = await newTeacher(page);
	await page.goto('/account/second-factor');
	await box(page, 'Your password').fill(teacher.password);
	await page.getByRole('button', { name: 'Go on' }).click();
	const uri = await page.locator('a[href^="otpauth:"]').getAttribute('href');
	await expect(page.getByRole('img', { name: /QR code/ })).toBeVisible();
	const codes = page.getByRole('region', { name: /Backup/ }).locator('li');
	await expect(codes.first()).toBeVisible();
	const backup = await codes.allTextContents();
	expect(backup.length).toBeGreaterThan(7);
	const code = () => codeOf(String(uri), new Date());
	await box(page, 'Code').fill('000000');
	await page.getByRole('button', { name: 'Turn it on' }).click();
	await expect(page.getByRole('alert')).toContainText('not the code');
	await box(page, 'Code').fill(code());
	await page.getByRole('button', { name: 'Turn it on' }).click();
	await expect(page.getByRole('status').first()).toContainText('is on');

	for (const second of [code, () => backup[0] ?? '']) {
		const other = await browser.newPage();
		await signIn(other, teacher);
		await expect(heading(other)).toHaveText('One more step');
		await other.goto('/account');
		await expect(heading(other)).toHaveText('Sign in');
		await signIn(other, teacher);
		await box(other, 'Code').fill('nonsense');
		await other.getByRole('button', { name: 'Go on' }).click();
		await expect(other.getByRole('alert')).toContainText('not the code');
		await box(other, 'Code').fill(second());
		await other.getByRole('button', { name: 'Go on' }).click();
		await other.waitForURL('**/classes');
		await other.close();
	}

	await page.goto('/account/second-factor');
	const off = page.getByRole('region', { name: 'Turn it off' });
	await off.getByLabel('Your password').fill(teacher.password);
	await off.getByRole('button').click();
	await expect(page.getByRole('status').first()).toContainText('is off');
	await signOut(page);
	await signIn(page, teacher);
	await page.waitForURL('**/classes');
});

test('a passkey: added, renamed, signs in, removed', async ({ page }) => {
	const cdp = await page.context().newCDPSession(page);
	await cdp.send('WebAuthn.enable');
	await cdp.send('WebAuthn.addVirtualAuthenticator', {
		options: {
			protocol: 'ctap2',
			transport: 'internal',
			hasResidentKey: true,
			hasUserVerification: true,
			isUserVerified: true
		}
	});
	const teacher = await newTeacher(page);
	await page.goto('/account/security');
	await box(page, 'Name of a new passkey').fill('School laptop');
	await box(page, 'Your password').fill('whoever sits here now');
	await page.getByRole('button', { name: 'Add a passkey' }).click();
	await expect(page.getByRole('alert')).toContainText('not your password');
	await box(page, 'Your password').fill(teacher.password);
	await page.getByRole('button', { name: 'Add a passkey' }).click();
	await expect(page.getByText('School laptop, since')).toBeVisible();
	await page.getByText('Change School laptop').click();
	await box(page, 'New name').fill('Old laptop');
	await page.getByRole('button', { name: 'Rename' }).click();
	await expect(page.getByText('Old laptop, since')).toBeVisible();

	await signOut(page);
	await page.goto('/sign-in?next=/account/security');
	await page.getByRole('button', { name: 'Sign in with a passkey' }).click();
	await expect(heading(page)).toHaveText('Signing in');

	await page.getByText('Change Old laptop').click();
	await page.getByRole('button', { name: 'Remove this passkey' }).click();
	await expect(page.getByText('Old laptop, since')).toBeHidden();
	await signOut(page);
	await page.goto('/sign-in');
	await page.getByRole('button', { name: 'Sign in with a passkey' }).click();
	await expect(page.getByRole('alert')).toContainText('No account here has this passkey');
});

test('a forgotten password, without mail: the administrator hands the link on', async ({
	page,
	browser
}) => {
	const teacher = await newTeacher(page);
	const other = await browser.newPage();
	const said: string[] = [];
	const stranger = `${randomUUID()}@journeys.test`;
	for (const email of [stranger, teacher.email]) {
		await other.goto('/forgot');
		await box(other, 'E-mail address').fill(email);
		await other.getByRole('button', { name: 'Ask for a link' }).click();
		said.push((await other.getByRole('status').textContent()) ?? '');
	}
	expect(said[0]).toBe(said[1]);

	const admin = await browser.newPage();
	await asAdministrator(admin);
	const waits = admin.getByRole('listitem').filter({ hasText: teacher.email });
	// The reply does not wait for the link, lest the time tell who has an account.
	await expect(async () => {
		await admin.goto('/admin');
		expect(await waits.count()).toBe(1);
	}).toPass();
	await expect(admin.getByText(stranger)).toHaveCount(0);
	const link = (await waits.getByText('/reset/').textContent()) ?? '';
	await other.goto(link);
	await box(other, 'New password').fill(teacher.email);
	await other.getByRole('button', { name: 'Set it' }).click();
	await expect(other.getByRole('alert')).toContainText('your name or e-mail');
	await box(other, 'New password').fill('another long walk');
	await other.getByRole('button', { name: 'Set it' }).click();
	await expect(other.getByRole('status')).toContainText('new password holds');
	await page.goto('/account');
	await expect(heading(page)).toHaveText('Sign in');
	await signIn(other, { ...teacher, password: 'another long walk' });
	await other.waitForURL('**/classes');
	await page.goto(link);
	await expect(heading(page)).toHaveText('This link holds no longer');
});

test('devices are listed, and signed out one by one or all at once', async ({ page, browser }) => {
	const teacher = await newTeacher(page);
	const others = [await browser.newPage(), await browser.newPage()];
	for (const other of others) {
		await signIn(other, teacher);
		await other.waitForURL('**/classes');
	}
	const signedIn = async () => {
		const seen = [];
		for (const other of others) {
			await other.goto('/account');
			seen.push((await heading(other).textContent()) !== 'Sign in');
		}
		return seen.filter(Boolean).length;
	};
	expect(await signedIn()).toBe(2);
	await page.goto('/account/security');
	const ends = page.getByRole('button', { name: /^Sign out (Chrome|this)/ });
	await expect(ends).toHaveCount(2);
	await ends.first().click();
	await expect(ends).toHaveCount(1);
	expect(await signedIn()).toBe(1);
	await page.getByRole('button', { name: 'Sign out everywhere' }).click();
	await expect(heading(page)).toHaveText('Sign in');
	expect(await signedIn()).toBe(0);
});

test('an account is taken along and erased', async ({ page }) => {
	const teacher = await newTeacher(page, 'Quirin Vanish');
	await page.goto('/account');
	const reply = await page.request.get('/account/export.json');
	expect(reply.headers()['cache-control']).toBe('private, no-store');
	expect(await reply.json()).toMatchObject({ account: { email: teacher.email } });
	const erase = page.getByRole('region', { name: 'Erase' });
	await erase.getByLabel('To be sure').fill(teacher.email);
	await erase.getByLabel('Your password').fill('not my password');
	await erase.getByRole('button').click();
	await expect(page.getByRole('alert').last()).toContainText('not your password');
	await erase.getByLabel('Your password').fill(teacher.password);
	await erase.getByRole('button').click();
	await expect(page.getByRole('status')).toContainText('erased');
	await signIn(page, teacher);
	await expect(page.getByRole('alert')).toContainText('No account has this address');
});

test('no word tells whether an address has an account', async ({ page, browser }) => {
	const teacher = await newTeacher(page);
	const other = await browser.newPage();
	const said: string[] = [];
	for (const email of [teacher.email, `${randomUUID()}@journeys.test`]) {
		await signIn(other, { email, password: 'not my password' });
		said.push((await other.getByRole('alert').textContent()) ?? '');
	}
	expect(said[0]).toBe(said[1]);
});

test('a page of a person who is signed in is kept nowhere', async ({ browser }) => {
	const context = await browser.newContext({ serviceWorkers: 'allow' });
	const page = await context.newPage();
	await newTeacher(page, 'Canary Featherstone');
	await page.goto('/offline');
	await expect(page.getByText('works offline', { exact: true }).first()).toBeVisible();
	await page.reload();
	for (const address of ['/', '/cases?topic=science', '/cases/engine', '/account', '/classes']) {
		// A server that is slow to answer has nobody's page shown, from the device.
		await expect(async () => {
			const reply = await page.goto(address);
			expect(reply?.headers()['cache-control'], address).toBe('private, no-store');
		}).toPass();
		await expect(page.getByRole('link', { name: 'Canary Featherstone' })).toBeVisible();
	}
	await page.getByRole('link', { name: 'Cases' }).first().click();
	await expect(page).toHaveURL(/\/cases$/);
	const kept = await page.evaluate(async () => {
		const texts: string[] = [];
		for (const name of await caches.keys()) {
			for (const reply of await (await caches.open(name)).matchAll()) {
				texts.push(reply.url + (await reply.text()));
			}
		}
		return texts;
	});
	expect(kept.length).toBeGreaterThan(10);
	expect(kept.filter((text) => text.includes('Canary'))).toEqual([]);
	await context.close();
});

test('links are made from the public address, whatever the request says', async ({ request }) => {
	const address = await invite();
	const reply = await request.get(address, { headers: { host: 'evil.example' } });
	expect(await reply.text()).not.toContain('evil.example');
});

test.describe('without JavaScript', () => {
	test.use({ javaScriptEnabled: false });

	test('one signs up, in and out, and goes on where one wanted to', async ({ page }) => {
		await page.goto(await invite());
		const email = `${randomUUID()}@journeys.test`;
		await box(page, 'Your name').fill('Plain Paper');
		await box(page, 'E-mail address').fill(email);
		await box(page, 'Password').fill(password);
		await page.getByRole('button', { name: 'Make my account' }).click();
		await page.waitForURL('**/classes');
		await signOut(page);
		await page.goto('/account/security');
		await box(page, 'E-mail address').fill(email);
		await box(page, 'Password').fill('wrong');
		await page.getByRole('button', { name: 'Sign in', exact: true }).click();
		await expect(page.getByRole('alert')).toContainText('No account has this address');
		await expect(box(page, 'E-mail address')).toHaveValue(email);
		await box(page, 'Password').fill(password);
		await page.getByRole('button', { name: 'Sign in', exact: true }).click();
		await expect(heading(page)).toHaveText('Signing in');
	});
});
