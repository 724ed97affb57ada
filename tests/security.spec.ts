import { createServer, get, type IncomingHttpHeaders, type Server } from 'node:http';
import { connect, type AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { expect, test, type Page } from '@playwright/test';

const pages = [
	'/',
	'/cases',
	'/cases/first-steps',
	'/cases/first-steps/lesson',
	'/how-we-judge',
	'/cases/no-such-case',
	'/no/such/page'
];

/** What every answer must carry, page or not. */
function expectHeaders(headers: IncomingHttpHeaders, what: string): void {
	const policy = String(headers['content-security-policy']);
	expect(policy, what).toMatch(/(object-src|default-src) 'none'/);
	expect(policy, what).toContain("base-uri 'none'");
	expect(policy, what).toContain("frame-ancestors 'none'");
	expect(policy, what).not.toMatch(/script-src[^;]*'unsafe|default-src[^;]*'unsafe/);
	expect(headers, what).toMatchObject({
		'x-content-type-options': 'nosniff',
		'referrer-policy': 'same-origin',
		'cross-origin-opener-policy': 'same-origin',
		'cross-origin-resource-policy': 'same-origin'
	});
	expect(headers, what).toHaveProperty('permissions-policy');
	expect(headers, what).not.toHaveProperty('strict-transport-security');
	expect(headers, what).not.toHaveProperty('access-control-allow-origin');
}

test('every response carries the security headers: pages, their assets and data, errors', async ({
	page,
	baseURL
}) => {
	const seen = new Set<string>();
	const violations: string[] = [];
	const checks: Promise<void>[] = [];
	page.on('console', (message) => {
		if (/content security policy/i.test(message.text())) violations.push(message.text());
	});
	page.on('response', (response) => {
		const url = response.url();
		if (!url.startsWith(String(baseURL))) return void violations.push(`a request to ${url}`);
		seen.add(new URL(url).pathname.replace(/^.*\./, '.'));
		checks.push(response.allHeaders().then((headers) => expectHeaders(headers, url)));
	});
	for (const path of pages) {
		const response = await page.goto(path, { waitUntil: 'networkidle' });
		expect(response?.status(), path).toBe(
			path.includes('no') && path !== '/how-we-judge' ? 404 : 200
		);
		expect(await response?.headerValue('content-security-policy'), path).toMatch(
			/script-src 'self' 'nonce-[^']{20,}'/
		);
	}
	await Promise.all(checks);
	expect(violations).toEqual([]);
	for (const kind of ['.js', '.css', '.woff2']) expect(seen).toContain(kind);
});

for (const [what, path, status] of [
	['an address that is no address', '/%', 400],
	['a way out of the folder', '/..%2f..%2fpackage.json', 404],
	['an asset that is not there', '/_app/immutable/none.js', 404],
	['data of no revision', '/modules/first-steps/none/module.json', 404]
] as const) {
	test(`the error for ${what} carries them too, and no trace`, async ({ request }) => {
		const response = await request.get(path);
		expect(response.status()).toBe(status);
		expectHeaders(response.headers(), path);
		expect(await response.text()).not.toMatch(/node_modules|at .*\.js:\d+/);
	});
}

test('a request that is not even HTTP gets them as well', async ({ baseURL }) => {
	const socket = connect(Number(new URL(String(baseURL)).port), '127.0.0.1');
	socket.write('NONSENSE\r\n\r\n');
	const [head = '', ...lines] = (await text(socket)).split('\r\n');
	expect(head).toContain('400');
	const fields = lines.filter(Boolean).map((line) => line.split(/: (.*)/).slice(0, 2));
	expectHeaders(Object.fromEntries(fields), head);
});

test('nothing on a page comes from the Host header', async ({ baseURL }) => {
	for (const path of [...pages, '/cases/']) {
		const answer = await new Promise<string>((resolve, reject) => {
			const headers = { host: 'evil.example', 'x-forwarded-host': 'evil.example' };
			get(`${baseURL?.replace('localhost', '127.0.0.1')}${path}`, { headers }, (response) => {
				void text(response).then((body) => resolve(JSON.stringify(response.headers) + body));
			}).on('error', reject);
		});
		expect(answer).not.toContain('evil.example');
	}
});

/** Listens to a page below what its scripts may see: the status that an address was answered with. */
async function overhear(page: Page): Promise<(url: string) => number | undefined> {
	const asked = new Map<string, string>();
	const answered = new Map<string, number>();
	const session = await page.context().newCDPSession(page);
	session.on('Network.requestWillBeSent', ({ requestId, request }) =>
		asked.set(request.url, requestId)
	);
	session.on('Network.responseReceivedExtraInfo', ({ requestId, statusCode }) =>
		answered.set(requestId, statusCode)
	);
	await session.send('Network.enable');
	return (url) => answered.get(asked.get(url) ?? '');
}

test.describe('from another site', () => {
	let other: Server;
	const bodies = {
		nothing: 'undefined',
		'bytes without a type': 'new Blob(["x"])',
		text: '"x"',
		form: 'new URLSearchParams({ a: "b" })',
		multipart: '(() => { const form = new FormData(); form.set("a", "b"); return form })()'
	};
	test.beforeAll(async () => {
		other = createServer((_, response) => {
			response.setHeader('content-type', 'text/html').end('<!doctype html><title>Other</title>');
		});
		await new Promise<void>((listening) => other.listen(0, '127.0.0.1', listening));
	});
	test.afterAll(() => new Promise((closed) => other.close(closed)));

	/** Cross-site, and same-site: another port of the same name. */
	for (const host of ['127.0.0.1', 'localhost']) {
		const open = (page: Page) =>
			page.goto(`http://${host}:${(other.address() as AddressInfo).port}/`);

		test(`${host}: no script may change anything, whatever it sends`, async ({ page, baseURL }) => {
			await open(page);
			// The page may not even read the refusal, so it is overheard below it.
			const refusals = await overhear(page);
			for (const path of pages) {
				for (const [name, body] of Object.entries(bodies)) {
					const url = `${baseURL}${path}?sent=${encodeURIComponent(name)}`;
					await page.evaluate(
						`fetch('${url}', { method: 'POST', mode: 'no-cors', credentials: 'include', body: ${body} }).catch(() => {})`
					);
					await expect.poll(() => refusals(url), `${name} to ${path}`).toBe(403);
				}
			}
		});

		test(`${host}: no method beyond POST even leaves the browser`, async ({ page, baseURL }) => {
			await open(page);
			for (const method of ['PUT', 'PATCH', 'DELETE']) {
				const refused = page.evaluate(
					([url, method]) => fetch(String(url), { method: String(method) }),
					[baseURL, method]
				);
				await expect(refused).rejects.toThrow('Failed to fetch');
			}
		});

		test(`${host}: no form may be sent here, and no page be framed`, async ({ page, baseURL }) => {
			for (const type of [
				'application/x-www-form-urlencoded',
				'multipart/form-data',
				'text/plain'
			]) {
				await open(page);
				const answered = page.waitForResponse(`${baseURL}/`);
				await page.evaluate(
					([url, type]) => {
						const form = document.createElement('form');
						Object.assign(form, { method: 'post', action: url, enctype: type });
						document.body.append(form);
						form.submit();
					},
					[`${baseURL}/`, type]
				);
				expect((await answered).status(), type).toBe(403);
				await page.waitForURL(`${baseURL}/`);
			}
			await open(page);
			const blocked = page.waitForEvent('console', {
				predicate: (message) => message.text().includes('frame-ancestors')
			});
			await page.evaluate((url) => {
				const frame = document.createElement('iframe');
				frame.src = url;
				document.body.append(frame);
			}, `${baseURL}/`);
			await blocked;
		});
	}

	test('its own pages get an answer, not a refusal', async ({ page }) => {
		await page.goto('/');
		for (const body of Object.values(bodies)) {
			const status = await page.evaluate(
				`fetch('/', { method: 'POST', body: ${body}, headers: { accept: 'application/json' } }).then((answer) => answer.status)`
			);
			expect(status, body).toBe(404);
		}
	});
});
