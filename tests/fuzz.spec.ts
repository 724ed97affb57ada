import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import fc from 'fast-check';
import { startPostgres } from '../scripts/postgres.ts';
import { routes, type Route } from '../scripts/routes.ts';
import { rules, type Rule } from '../src/lib/server/access.ts';
import { open, type Store } from '../src/lib/server/store/open.ts';
import { addressOf, writesOf, type Write } from './addresses.ts';
import { startServer, type OwnServer } from './ownserver.ts';
import { bodies, watch, makeSchool, type Account } from './school.ts';

/*
 * Every endpoint and form action that there is, with what nobody means: it says 4xx and why, never 5xx,
 * and stores nothing of it. The engines refuse different things, so each gets half of the cases, by a
 * seed of its own. `FUZZ_RUNS=500 FUZZ_SEED=7 npm test -- journeys` looks further.
 */

const numRuns = Math.ceil(Number(process.env['FUZZ_RUNS'] ?? 8) / 2);
const seed = Number(process.env['FUZZ_SEED'] ?? 20_260_901);

/** An empty database of each engine. */
const engines = {
	SQLite: () => {
		const folder = mkdtempSync(join(tmpdir(), 'grounds-fuzz-'));
		const stop = () => rmSync(folder, { recursive: true, force: true });
		return { url: join(folder, 'grounds.db'), stop };
	},
	PostgreSQL: startPostgres
} as const;

/** Who gets furthest. */
const who: Readonly<Record<Rule, Account>> = {
	anyone: 'signed out',
	'signed in': 'student',
	instructor: 'teacher',
	administrator: 'administrator',
	'class see': 'student',
	'class work': 'student',
	'class look': 'teacher',
	'class teach': 'teacher',
	'class own': 'teacher'
};

let stopDatabase: () => Promise<void> | void;
let store: Store;
let server: OwnServer;
let rows: () => Promise<string>;

/** Words that some program somewhere takes for more than words. */
const loaded = [
	'',
	' ',
	'\0',
	'a\0b',
	'\ud800',
	'\u202e\u2066',
	'__proto__',
	'constructor',
	'../../etc/passwd',
	"' or 1=1 --",
	'%00',
	'=cmd()',
	'NaN',
	'-1',
	'1e999',
	'9'.repeat(400),
	'0000-00-00T99:99',
	'+275760-09-14T00:00',
	'x'.repeat(20_000),
	'e\u0301'.repeat(3_000),
	'👩‍👩‍👧‍👦'.repeat(500)
];
const text = fc.oneof(fc.constantFrom(...loaded), fc.string({ unit: 'binary' }));
const value = fc.oneof(
	{ weight: 3, arbitrary: text },
	{ weight: 1, arbitrary: fc.jsonValue({ maxDepth: 4 }) },
	{ weight: 1, arbitrary: fc.constant(JSON.parse('['.repeat(1000) + ']'.repeat(1000))) }
);

/** A valid value with one part of it replaced, left out or joined by one that nobody asked for. */
function spoilt(valid: unknown): fc.Arbitrary<unknown> {
	if (typeof valid !== 'object' || valid === null) return value;
	const entries = Object.entries(valid);
	const rebuilt = (changed: [string, unknown][]) =>
		Array.isArray(valid) ? changed.map(([, one]) => one) : Object.fromEntries(changed);
	const inside = entries.map(([name, one], place) =>
		spoilt(one).map((other) => rebuilt(entries.with(place, [name, other])))
	);
	const without = entries.map((_, place) => fc.constant(rebuilt(entries.toSpliced(place, 1))));
	const more = fc
		.tuple(text, value)
		.map(([name, one]) => ({ ...(valid as object), [name]: one }) as unknown);
	return fc.oneof(value, more, ...inside, ...without);
}

type Sent = { readonly type: string; readonly body: string };

const garbage: fc.Arbitrary<Sent> = fc.record({
	type: fc.constantFrom(
		'application/json',
		'application/x-www-form-urlencoded',
		'multipart/form-data; boundary=x',
		'multipart/form-data',
		'text/plain',
		'application/xml',
		'application/json; charset=utf-16'
	),
	body: fc.constantFrom(
		'',
		'{',
		'\0',
		'null',
		'[[[[',
		'{"__proto__":{"a":1}}',
		'a=%00',
		'--x\r\nContent-Disposition: form-data; name="a"\r\n\r\nb',
		'&'.repeat(9_000),
		'x'.repeat(70_000)
	)
});

/** A form with the fields that the page has, some of them twice or of another kind. */
function forms(fields: readonly string[]): fc.Arbitrary<Sent> {
	const name = fc.constantFrom(...fields, '__proto__', 'constructor', 'a'.repeat(300));
	return fc.array(fc.tuple(name, text), { maxLength: 12 }).chain((pairs) => {
		const type = 'application/x-www-form-urlencoded';
		const plain = { type, body: new URLSearchParams(pairs).toString() };
		const parts = pairs.map(
			([key, one]) =>
				`--x\r\nContent-Disposition: form-data; name="${key}"; filename="f"\r\n\r\n${one}\r\n`
		);
		const files = { type: 'multipart/form-data; boundary=x', body: `${parts.join('')}--x--\r\n` };
		return fc.oneof({ weight: 4, arbitrary: fc.constant(plain) }, fc.constant(files));
	});
}

async function send(address: string, cookie: string, method: string, sent?: Sent) {
	const response = await fetch(server.address + address, {
		method,
		redirect: 'manual',
		headers: {
			cookie,
			origin: server.origin,
			accept: address.startsWith('/api/') ? 'application/json' : 'text/html',
			...(sent && { 'content-type': sent.type })
		},
		...(sent && { body: sent.body })
	});
	return { status: response.status, body: await response.text() };
}

/** What every reply to such a request must be. @returns its status */
async function expectCalm(address: string, cookie: string, method: string, sent?: Sent) {
	const before = await rows();
	const { status, body } = await send(address, cookie, method, sent);
	const what = `${method} ${address.slice(0, 300)}: ${status}`;
	expect(status, `${what}\n${body.slice(0, 300)}\n${server.said().slice(-2000)}`).toBeLessThan(500);
	expect(body, what).not.toMatch(/node_modules|\bat .*\.[jt]s:\d+|SQLITE|syntax error at/);
	if (status >= 400) {
		expect(body.trim().length, `${what} says nothing`).toBeGreaterThan(3);
		expect(await rows(), `${what}, but stored`).toBe(before);
	}
	return status;
}

const namesIn = (page: string) => [
	...new Set(
		[...page.matchAll(/<(?:input|select|textarea|button)\b[^>]*\sname="([^"]+)"/g)].map(
			([, name]) => name ?? ''
		)
	)
];

type Parameters = { readonly numRuns: number; readonly seed: number };

/** Sends a form or an endpoint what it does not expect. */
async function fuzzWrite(route: Route, { method, search }: Write, parameters: Parameters) {
	const account = who[rules[route.id]?.write ?? 'anyone'];
	let school = await makeSchool(store.db, server.origin);
	const page = route.reads
		? (await send(addressOf(route, school.own), school.cookies[account], 'GET')).body
		: '';
	const valid =
		route.methods.length === 0
			? forms(namesIn(page))
			: spoilt(bodies[route.id] ?? {}).map((one) => ({
					type: 'application/json',
					body: JSON.stringify(one)
				}));
	const tried = fc.asyncProperty(
		fc.oneof({ weight: 3, arbitrary: valid }, garbage),
		async (sent) => {
			const address = addressOf(route, school.own) + search;
			const status = await expectCalm(address, school.cookies[account], method, sent);
			// Something was done: whoever comes next finds things as they were.
			if (status < 400) school = await makeSchool(store.db, server.origin);
			await store.db.deleteFrom('guess').execute();
		}
	);
	await fc.assert(tried, parameters);
}

const inQueries = [
	'next',
	'sort',
	'q',
	'filter',
	'find',
	'select',
	'page',
	'attempt',
	'student',
	'x-sveltekit-invalidated'
];
const short = (part: string) => encodeURIComponent(part.toWellFormed().slice(0, 300));

/** Asks for a page by queries and parts of an address that it does not expect. */
async function fuzzRead(route: Route, parameters: Parameters, words: readonly string[]) {
	const { own, cookies } = await makeSchool(store.db, server.origin);
	const cookie = cookies[who[rules[route.id]?.read ?? 'anyone']];
	const query = fc.array(
		fc.tuple(fc.constantFrom(...inQueries), fc.oneof(fc.constantFrom(...loaded), fc.string())),
		{ maxLength: 4 }
	);
	await fc.assert(
		fc.asyncProperty(query, fc.boolean(), async (pairs, isData) => {
			const search = pairs.map(([name, one]) => `${name}=${short(one)}`).join('&');
			const path = addressOf(route, own) + (isData && route.isPage ? '/__data.json' : '');
			await expectCalm(`${path}?${search}`, cookie, 'GET');
		}),
		parameters
	);
	for (const name of Object.keys(own).filter((one) => route.id.includes(`[${one}]`))) {
		for (const one of words) {
			await expectCalm(addressOf(route, { ...own, [name]: short(one) }), cookie, 'GET');
		}
	}
}

for (const [index, [engine, start]] of Object.entries(engines).entries()) {
	const parameters = { numRuns, seed: seed + index };
	const words = loaded.filter((word, at) => word !== '' && at % 2 === index);

	test.describe(engine, () => {
		test.beforeAll(async () => {
			const database = await start();
			stopDatabase = database.stop;
			server = await startServer({ DATABASE_URL: database.url });
			store = await open(database.url);
			rows = watch(store.db, database.url);
			console.log(`${engine}: FUZZ_SEED=${seed} FUZZ_RUNS=${numRuns * 2}`);
		});
		test.afterAll(async () => {
			await server.stop();
			await store.close();
			await stopDatabase();
		});
		for (const route of routes()) {
			for (const write of writesOf(route)) {
				test(`${write.name} ${route.id}`, () => fuzzWrite(route, write, parameters));
			}
			if (route.reads) test(`GET ${route.id}`, () => fuzzRead(route, parameters, words));
		}
	});
}
