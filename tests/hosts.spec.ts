import { mkdtempSync, rmSync } from 'node:fs';
import { request, type IncomingHttpHeaders } from 'node:http';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { expect, test } from '@playwright/test';
import * as people from '../src/lib/server/people.ts';
import { open, type Store } from '../src/lib/server/store/open.ts';
import { startServer, type OwnServer } from './ownserver.ts';

/* A server behind TLS, asked by somebody who says that it is another. */

const origin = 'https://grounds.example';
const person = { name: 'Robin', email: 'robin@school.example', password: 'correct horse battery' };
const forged = {
	host: 'evil.example',
	'x-forwarded-host': 'evil.example',
	'x-forwarded-proto': 'http',
	forwarded: 'host=evil.example;proto=http'
};

let folder: string;
let store: Store;

test.beforeAll(async () => {
	folder = mkdtempSync(join(tmpdir(), 'grounds-hosts-'));
	store = await open(join(folder, 'grounds.db'));
	await people.create(store.db, { ...person, role: 'administrator' }, new Date());
});
test.afterAll(async () => {
	await store.close();
	rmSync(folder, { recursive: true, force: true });
});

async function freePort(): Promise<string> {
	const probe = createServer();
	await new Promise<void>((listening) => probe.listen(0, '127.0.0.1', listening));
	const { port } = probe.address() as AddressInfo;
	await new Promise((closed) => probe.close(closed));
	return String(port);
}

async function serve<Result>(
	env: Readonly<Record<string, string>>,
	work: (server: OwnServer) => Promise<Result>
): Promise<Result> {
	const server = await startServer({
		DATABASE_URL: join(folder, 'grounds.db'),
		ORIGIN: origin,
		PORT: await freePort(),
		...env
	});
	try {
		return await work(server);
	} finally {
		await server.stop();
	}
}

type Reply = { status: number; headers: IncomingHttpHeaders; body: string };

function ask(
	server: OwnServer,
	path: string,
	headers: Record<string, string>,
	form?: Record<string, string>
): Promise<Reply> {
	const { hostname, port } = new URL(server.address);
	const sent = {
		...headers,
		accept: 'text/html',
		...(form && { origin, 'content-type': 'application/x-www-form-urlencoded' })
	};
	return new Promise((answered, failed) => {
		const asked = request(
			{ hostname, port, path, method: form ? 'POST' : 'GET', headers: sent },
			(reply) => {
				const { statusCode: status = 0, headers } = reply;
				text(reply).then((body) => answered({ status, headers, body }), failed);
			}
		);
		asked.on('error', failed);
		asked.end(form && new URLSearchParams(form).toString());
	});
}

const signIn = (server: OwnServer, headers: Record<string, string>, password = person.password) =>
	ask(server, '/sign-in', headers, { email: person.email, password });

test('cookies are the host’s own, over TLS only, and links lead to the configured address', async () => {
	await serve({}, async (server) => {
		const { status, headers } = await signIn(server, forged);
		expect(status).toBe(303);
		expect(headers.location).not.toContain('evil');
		const cookies = headers['set-cookie'] ?? [];
		const session = cookies.find((one) => one.startsWith('__Host-grounds='));
		expect(session).toBeDefined();
		for (const cookie of cookies) {
			expect(cookie).toMatch(/^__Host-/);
			for (const word of [
				/; Path=\/(;|$)/i,
				/; HttpOnly/i,
				/; Secure/i,
				/; SameSite=(Lax|Strict)/i
			]) {
				expect(cookie).toMatch(word);
			}
			expect(cookie).not.toMatch(/; Domain=/i);
		}
		expect(headers['strict-transport-security']).toMatch(/^max-age=/);

		const signedIn = { ...forged, cookie: session?.split(';')[0] ?? '' };
		const asked = await ask(server, '/forgot', forged, { email: person.email });
		expect(asked.status).toBe(200);
		const link = () => store.db.selectFrom('link').select('url').executeTakeFirst();
		await expect
			.poll(async () => (await link())?.url)
			.toMatch(/^https:\/\/grounds\.example\/reset\//);
		const invited = await ask(server, '/admin?/invite', signedIn, { email: '' });
		expect(invited.body).toContain(`${origin}/sign-up/`);
		for (const { body, headers } of [asked, invited, await ask(server, '/admin', signedIn)]) {
			expect(body + JSON.stringify(headers)).not.toContain('evil.example');
		}
	});
});

test('a session of the plain address is none over TLS', async () => {
	await serve({}, async (server) => {
		const { headers } = await signIn(server, {});
		const value = headers['set-cookie']?.[0]?.split(';')[0]?.split('=').slice(1).join('=') ?? '';
		const reply = await ask(server, '/admin', { cookie: `grounds=${value}` });
		expect(reply.headers.location).toMatch(/sign-in\?next=/);
	});
});

/** How many of 25 wrong passwords are looked at when each comes with another address in the header. */
async function lookedAt(
	env: Readonly<Record<string, string>>,
	addressOf: (guess: number) => string
) {
	await store.db.deleteFrom('guess').execute();
	return serve(env, async (server) => {
		const statuses: number[] = [];
		for (let guess = 0; guess < 25; guess++) {
			const headers = { 'x-forwarded-for': addressOf(guess), 'x-real-ip': addressOf(guess) };
			const { status, headers: said } = await signIn(server, headers, `wrong password ${guess}`);
			expect(said['retry-after']).toBe(status === 429 ? '600' : undefined);
			statuses.push(status);
		}
		expect(statuses.every((status) => status === 400 || status === 429)).toBe(true);
		return statuses.filter((status) => status === 400).length;
	});
}

test('an address that a visitor claims buys no guesses', async () => {
	const claimed = (guess: number) => `192.0.2.${guess}`;
	expect(await lookedAt({}, claimed), 'no proxy').toBe(10);
	const proxy = { ADDRESS_HEADER: 'x-forwarded-for', XFF_DEPTH: '1' };
	const appended = (guess: number) => `${claimed(guess)}, 198.51.100.7`;
	expect(await lookedAt(proxy, appended), 'claimed before the proxy wrote').toBe(10);
	expect(await lookedAt(proxy, claimed), 'written by the proxy').toBe(25);
});

test('whoever comes past the proxy gets an answer, and counts by the connection', async () => {
	const proxy = { ADDRESS_HEADER: 'x-forwarded-for', XFF_DEPTH: '3' };
	expect(await lookedAt(proxy, (guess) => `192.0.2.${guess}`)).toBe(10);
});
