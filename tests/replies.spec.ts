import { mkdtempSync, rmSync } from 'node:fs';
import { request, type IncomingHttpHeaders } from 'node:http';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { expect, test } from '@playwright/test';
import { routes } from '../scripts/routes.ts';
import { rules } from '../src/lib/server/access.ts';
import { open, type Store } from '../src/lib/server/store/open.ts';
import { addressOf, writesOf } from './addresses.ts';
import { startServer, type OwnServer } from './ownserver.ts';
import { bodies, watch, makeSchool, type Account, type School } from './school.ts';

/* What the server says to whoever speaks HTTP to it, below what a browser would let through. */

let folder: string;
let store: Store;
let server: OwnServer;
let rows: () => Promise<string>;
let school: School;

test.beforeAll(async () => {
	folder = mkdtempSync(join(tmpdir(), 'grounds-replies-'));
	const url = join(folder, 'grounds.db');
	server = await startServer({ DATABASE_URL: url });
	store = await open(url);
	rows = watch(store.db, url);
	school = await makeSchool(store.db, server.origin);
});
test.afterAll(async () => {
	await server.stop();
	await store.close();
	rmSync(folder, { recursive: true, force: true });
});

type Reply = { status: number; headers: IncomingHttpHeaders; body: string };

/** A request with these headers and no others. */
function ask(
	path: string,
	{
		method = 'GET',
		headers = {},
		body
	}: { method?: string; headers?: Record<string, string>; body?: string } = {}
): Promise<Reply> {
	return new Promise((answered, failed) => {
		const { hostname, port } = new URL(server.address);
		// For DELETE Node says no length by itself.
		const length = body !== undefined && !headers['transfer-encoding'];
		const all = { ...headers, ...(length && { 'content-length': Buffer.byteLength(body) }) };
		const sent = request({ hostname, port, path, method, headers: all }, (reply) => {
			const { statusCode: status = 0, headers } = reply;
			text(reply).then((body) => answered({ status, headers, body }), failed);
		});
		sent.on('error', failed);
		sent.end(body);
	});
}

/** Words as they go over the wire. */
async function raw(words: string): Promise<string> {
	const socket = connect(Number(new URL(server.address).port), '127.0.0.1');
	socket.write(words);
	return text(socket);
}

/** What is amiss in the headers of a reply. */
function faultsOf(headers: IncomingHttpHeaders): string[] {
	const policy = String(headers['content-security-policy']);
	const held = {
		'no objects': /(object-src|default-src) 'none'/.test(policy),
		'no other base': policy.includes("base-uri 'none'"),
		'no frame': policy.includes("frame-ancestors 'none'"),
		'no unsafe script': !/script-src[^;]*'unsafe|default-src[^;]*'unsafe/.test(policy),
		'no guessed type': headers['x-content-type-options'] === 'nosniff',
		'no address told': headers['referrer-policy'] === 'same-origin',
		'no shared window': headers['cross-origin-opener-policy'] === 'same-origin',
		'not for other pages': headers['cross-origin-resource-policy'] === 'same-origin',
		'not for other origins': !('access-control-allow-origin' in headers),
		'no name of the program': !('x-powered-by' in headers)
	};
	return Object.entries(held).flatMap(([rule, holds]) => (holds ? [] : [rule]));
}

/** One expectation a reply: there are thousands, and Playwright writes each into its report. */
const expectHeaders = (headers: IncomingHttpHeaders, what: string) =>
	expect(faultsOf(headers), what).toEqual([]);

const all = routes();
const accounts: readonly Account[] = ['signed out', 'student', 'teacher', 'administrator'];

test('every route answers everyone with the headers, never with a fault, and HEAD as GET', async () => {
	for (const route of all) {
		const address = addressOf(route, school.own);
		for (const account of accounts) {
			const headers = { cookie: school.cookies[account] };
			const get = await ask(address, { headers });
			const what = `${address} by ${account}: ${get.status} ${get.body.slice(0, 200)}`;
			expectHeaders(get.headers, what);
			expect(get.status, what).toBeLessThan(500);
			if (rules[route.id]?.read !== 'anyone' && get.status === 200) {
				expect(get.headers['cache-control'], what).toMatch(/private|no-store/);
			}
			const head = await ask(address, { method: 'HEAD', headers });
			expectHeaders(head.headers, what);
			expect(head.body, what).toBe('');
			expect([head.status, head.headers.location], what).toEqual([
				get.status,
				get.headers.location
			]);
		}
	}
});

test('methods that nothing here knows are refused, with the headers', async () => {
	const headers = { cookie: school.cookies.teacher, origin: server.origin };
	const methods = ['OPTIONS', 'TRACE', 'PUT', 'PATCH', 'DELETE', 'PROPFIND'];
	for (const route of all) {
		const address = addressOf(route, school.own);
		const replies = await Promise.all(methods.map((method) => ask(address, { method, headers })));
		for (const [index, reply] of replies.entries()) {
			const what = `${methods[index]} ${address}`;
			expectHeaders(reply.headers, what);
			expect([204, 400, 401, 403, 404, 405, 410, 415], what).toContain(reply.status);
		}
	}
});

test('an address written in another way reaches no more than the plain one', async () => {
	const { own, cookies } = school;
	const plain = `/classes/${own.class}/assignments/${own.assignment}/edit`;
	const encoded = plain.replace('classes', '%63lasses').replace('edit', 'ed%69t');
	for (const account of ['signed out', 'student', "other class's teacher"] as const) {
		for (const path of [
			`${plain}/`,
			`/${plain}`,
			`${plain}?`,
			`${plain}/__data.json`,
			`${plain}/__data.json?x-sveltekit-invalidated=001`,
			`${plain}/__route.js`,
			encoded,
			plain.toUpperCase(),
			`/${plain.replaceAll('/', '%2f')}`,
			`/x/..${plain}`,
			`${plain};x=1`,
			`${plain}%00`,
			`${plain}.html`,
			`/_app/remote/x/y`
		]) {
			const headers = {
				cookie: cookies[account],
				'x-original-url': plain,
				'x-rewrite-url': plain,
				'x-http-method-override': 'GET',
				'x-sveltekit-pathname': plain
			};
			const { status, headers: said, body } = await ask(path, { headers });
			const what = `${path} by ${account}: ${status} ${body.slice(0, 300)}`;
			expectHeaders(said, what);
			expect(status, what).toBeLessThan(500);
			expect(body, what).not.toContain('Mechanical clocks');
			if (status === 200) expect(body, what).toMatch(/"type":"redirect"/);
		}
	}
});

test('whatever does not come from its own pages changes nothing, with every body and without', async () => {
	const types = [undefined, 'text/plain', 'application/json', 'application/x-www-form-urlencoded'];
	const strangers: Record<string, string>[] = [
		{},
		{ origin: 'null' },
		{ origin: 'http://evil.example' },
		{ origin: server.origin, 'sec-fetch-site': 'cross-site' },
		{ origin: server.origin, 'sec-fetch-site': 'same-site' },
		{ 'sec-fetch-site': 'cross-site' },
		{ origin: 'http://evil.example', 'sec-fetch-site': 'same-origin' },
		{ host: 'evil.example', origin: 'http://evil.example', 'sec-fetch-site': 'same-origin' }
	];
	const disguises = strangers.flatMap((stranger) =>
		types.map((type) => ({
			...stranger,
			cookie: school.cookies.teacher,
			...(type && { 'content-type': type })
		}))
	);
	const before = await rows();
	for (const route of all) {
		for (const { name: write, method, search } of writesOf(route)) {
			const address = addressOf(route, school.own) + search;
			const body = JSON.stringify(bodies[route.id] ?? {});
			const replies = await Promise.all(
				disguises.map(async (headers) => {
					const reply = await ask(address, { method, headers, body });
					return { headers, status: reply.status, faults: faultsOf(reply.headers) };
				})
			);
			const taken = replies.filter(({ status, faults }) => status !== 403 || faults.length > 0);
			expect(taken, `${write} ${address}`).toEqual([]);
		}
	}
	expect(await rows()).toBe(before);
});

test('an address that names another host is refused, however it is written', async () => {
	for (const target of ['abc://evil.example/', 'http://evil.example/', '*', 'evil.example:80']) {
		const reply = await raw(`GET ${target} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n`);
		expect(reply, target).toMatch(/^HTTP\/1\.1 400 /);
		expect(reply, target).not.toMatch(/evil|node_modules/);
	}
});

test('what is too large is said to be, and not taken', async () => {
	const { own, cookies } = school;
	const headers = { cookie: cookies.student, origin: server.origin };
	const events = `/api/classes/${own.class}/attempts/${own.attempt}/events`;
	const form = { ...headers, 'content-type': 'application/x-www-form-urlencoded' };
	for (const [path, sent, status] of [
		[`/${'x'.repeat(20_000)}`, { headers }, 431],
		['/', { headers: { ...headers, 'x-long': 'x'.repeat(20_000) } }, 431],
		[
			events,
			{
				method: 'POST',
				headers: { ...headers, 'content-type': 'application/json' },
				body: `"${'x'.repeat(600_000)}"`
			},
			413
		],
		['/sign-in', { method: 'POST', headers: form, body: `email=${'x'.repeat(70_000)}` }, 413],
		[
			'/sign-in',
			{
				method: 'POST',
				headers: { ...form, 'transfer-encoding': 'chunked' },
				body: 'x'.repeat(600_000)
			},
			413
		],
		['/sign-in', { method: 'POST', headers: form, body: 'a=&'.repeat(10_000) }, 413]
	] as const) {
		const reply = await ask(path, sent);
		expect(reply.status, path.slice(0, 60)).toBe(status);
		expect(reply.body, path.slice(0, 60)).not.toMatch(/node_modules|at .*\.js:\d+/);
		expectHeaders(reply.headers, path.slice(0, 60));
	}
});

test('whoever sends slowly is cut off, and keeps nobody waiting', async () => {
	const half = ['GET / HTTP/1.1\r\nHost: x\r\nX-Slow:', 'GET /', ''];
	const cut = half.map((words) => raw(words));
	expect((await ask('/')).status).toBe(200);
	for (const reply of await Promise.all(cut)) expect(reply).toMatch(/^$|^HTTP\/1\.1 408 /);
});
