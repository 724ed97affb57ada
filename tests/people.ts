import { randomUUID } from 'node:crypto';
import {
	expect,
	request,
	test,
	type APIRequestContext,
	type Browser,
	type Page
} from '@playwright/test';

/** An account with a password. */
export type Account = {
	readonly name: string;
	readonly email: string;
	readonly password: string;
};

const password = 'journeys are long walks';
const administrator: Account = {
	name: 'Ines Warden',
	email: 'ines@journeys.test',
	password
};

/** Makes an instructor's account and signs the page's browser in with it; the page stays where it is. */
export async function newTeacher(page: Page, name = 'Tove Marker'): Promise<Account> {
	const account = { name, email: `${randomUUID()}@journeys.test`, password };
	await post(page.request, await invite(), account);
	return account;
}

/** A page of a browser of its own, with an instructor signed in. */
export async function asTeacher(browser: Browser, name?: string) {
	const page = await (await browser.newContext()).newPage();
	return { page, teacher: await newTeacher(page, name) };
}

/** Signs the page's browser in as the administrator, who is made by the first who asks. */
export async function asAdministrator(page: Page): Promise<Account> {
	await beAdministrator(page.request);
	return administrator;
}

/** Signs out by the page about it, and is at the home page as nobody. */
export async function signOut(page: Page): Promise<void> {
	await page.goto('/sign-out');
	await page.getByRole('main').getByRole('button', { name: 'Sign out' }).click();
	await expect(page.getByRole('banner').getByRole('link', { name: 'Sign in' })).toBeVisible();
}

/** Signs the page's browser in without its pages. */
export const signIn = (page: Page, { email, password }: Account) =>
	post(page.request, '/sign-in', { email, password });

/** Makes an invitation. @returns the address that makes an account */
export async function invite(): Promise<string> {
	const api = await request.newContext({ baseURL: origin() });
	try {
		await beAdministrator(api);
		const page = await post(api, '/admin?/invite', { email: '' });
		const link = /\/sign-up\/[\w-]{24}/.exec(page)?.[0];
		expect(link, 'a link in the page').toBeDefined();
		return link ?? '';
	} finally {
		await api.dispose();
	}
}

async function beAdministrator(api: APIRequestContext): Promise<void> {
	const code = String(process.env['JOURNEYS_SETUP_CODE']);
	const isDone = async () => (await (await api.get('/setup')).text()).includes('Set up already');
	// Of two who set up at once one is told that the code is used.
	if (!(await isDone())) {
		const form = { code, ...administrator };
		await api.post('/setup', { form, headers: headers(), maxRedirects: 0 });
	}
	// Whoever set up first may still be at it; a password tried too early counts as a wrong one.
	await expect.poll(isDone).toBe(true);
	await post(api, '/sign-in', { email: administrator.email, password });
}

/** Sends a form as a browser without JavaScript does. @returns the page that comes of it */
async function post(
	api: APIRequestContext,
	address: string,
	form: Record<string, string>
): Promise<string> {
	const reply = await api.post(address, { form, headers: headers(), maxRedirects: 0 });
	expect(reply.status(), address).toBeLessThan(400);
	return reply.text();
}

const origin = () => String(test.info().project.use.baseURL);
const headers = () => ({ origin: origin(), accept: 'text/html' });
