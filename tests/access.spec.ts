import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { routes, type Route } from '../scripts/routes.ts';
import { rules, type Rule } from '../src/lib/server/access.ts';
import { open, type Store } from '../src/lib/server/store/open.ts';
import { addressOf, isObject, parametersOf, writesOf } from './addresses.ts';
import { startServer, type OwnServer } from './ownserver.ts';
import {
	accounts,
	bodies,
	watch,
	makeSchool,
	type Account,
	type Objects,
	type School
} from './school.ts';

/*
 * Route × account × object, made from the routes that there are. What must come out is worked out
 * here anew: from the word in `rules` and from what the account is in the class, not by `decide`.
 */

type Outcome = 'in' | 'sign in' | 'no' | 'fault';

const everyone = Object.keys(accounts) as Account[];
const signedIn: readonly Account[] = everyone.filter(
	(one) => one !== 'signed out' && one !== 'forged cookie'
);
const staff: readonly Account[] = ['assistant', 'co-teacher', 'teacher'];
const instructors: readonly Account[] = [...staff, "other class's teacher", 'administrator'];
const students: readonly Account[] = ['student', 'classmate'];
const allowed: Readonly<Record<Rule, readonly Account[]>> = {
	anyone: everyone,
	'signed in': signedIn,
	instructor: instructors,
	administrator: ['administrator'],
	'class see': [...students, ...staff],
	'class work': students,
	'class look': staff,
	'class teach': ['co-teacher', 'teacher'],
	'class own': ['teacher']
};

/** What is one person's alone, whatever the rule says of others. */
const owners: Readonly<Record<string, readonly Account[]>> = { attempt: ['student'] };

const studentsAlone: readonly Account[] = [...students, 'removed student', "other class's student"];
/** Whose the page says that it is, beyond the rule: students have neither an address nor a password. */
const narrower: Readonly<Record<string, readonly Account[]>> = {
	'/(site)/account POST ?/name': instructors,
	'/(site)/account POST ?/email': instructors,
	'/(site)/account POST ?/erase': instructors,
	'/(site)/account POST ?/erase-student': studentsAlone,
	'/(site)/account/security POST ?/password': instructors,
	// To another class in which one teaches: nobody here has two.
	'/(site)/classes/[class]/roster/[member] POST ?/move': []
};

let folder: string;
let store: Store;
let server: OwnServer;
let rows: () => Promise<string>;

test.beforeAll(async () => {
	folder = mkdtempSync(join(tmpdir(), 'grounds-access-'));
	const url = join(folder, 'grounds.db');
	server = await startServer({ DATABASE_URL: url });
	store = await open(url);
	rows = watch(store.db, url);
});
test.afterAll(async () => {
	await server.stop();
	await store.close();
	rmSync(folder, { recursive: true, force: true });
});

async function ask(address: string, cookie: string, method: string, { id }: Route) {
	const form = 'application/x-www-form-urlencoded';
	const isApi = id.startsWith('/api/');
	const response = await fetch(server.address + address, {
		method,
		redirect: 'manual',
		headers: {
			cookie,
			origin: server.origin,
			accept: isApi ? 'application/json' : 'text/html',
			...(method !== 'GET' && { 'content-type': isApi ? 'application/json' : form })
		},
		...(method !== 'GET' && { body: isApi ? JSON.stringify(bodies[id] ?? {}) : '' })
	});
	return outcomeOf(response, await response.text());
}

/** A page's data says it in its body: where to go instead, or which part of the page cannot be had. */
function outcomeOf({ status, headers, url }: Response, body: string): Outcome {
	const said = url.endsWith('/__data.json') && status === 200 ? (JSON.parse(body) as Data) : {};
	const failed = said.nodes?.find((node) => node?.type === 'error')?.status;
	const to = said.location ?? headers.get('location');
	const goes = to ? URL.parse(to, url) : null;
	// Without it: who signed out of their own will.
	if (goes?.pathname === '/sign-in' && goes.searchParams.has('next')) return 'sign in';
	if (status === 401) return 'sign in';
	if ((failed ?? status) >= 500) return 'fault';
	return [403, 404, 410].includes(failed ?? status) ? 'no' : 'in';
}

type Data = {
	readonly location?: string;
	readonly nodes?: readonly ({ readonly type: string; readonly status?: number } | null)[];
};

/** With whose objects an address is made: the class's own, or some of another class or of nobody. */
function variants(route: Route, { own, other }: School) {
	const named = parametersOf(route).filter((name) => isObject(name, own));
	const inner = named.filter((name) => name !== 'class' && name !== 'person');
	return [
		{ name: 'own', objects: own, foreign: false },
		...named.flatMap((name) => [
			{ name: `${name} of nobody`, objects: { ...own, [name]: 'nobody' }, foreign: true },
			{ name: `${name} with a quote`, objects: { ...own, [name]: "'--" }, foreign: true }
		]),
		...inner.map((name) => ({
			name: `${name} of another class`,
			objects: { ...own, [name]: other[name as keyof Objects] },
			foreign: true
		}))
	];
}

type Asked = { readonly route: Route; readonly what: string; readonly rule: Rule };

function expected({ route, what, rule }: Asked, account: Account, foreign: boolean): Outcome {
	if (!signedIn.includes(account)) return 'sign in';
	const owner = parametersOf(route).map((name) => owners[name]);
	const may = owner.every((those) => !those || those.includes(account));
	const those = narrower[`${route.id} ${what}`] ?? everyone;
	const isOne = allowed[rule].includes(account) && those.includes(account);
	return !foreign && may && isOne ? 'in' : 'no';
}

type Line = { what: string; account: Account; object: string; want: Outcome; got: Outcome };

const wrong = (lines: readonly Line[]) =>
	lines
		.filter(({ want, got }) => want !== got)
		.map(
			({ what, account, object, want, got }) =>
				`${what} · ${account} · ${object}: ${got}, not ${want}`
		);

for (const route of routes()) {
	const rule = rules[route.id] ?? {};
	// What anyone may see needs no account; that there may be nothing under a name is no refusal.
	const isOpen = (one: Rule | undefined) => one === undefined || one === 'anyone';

	if (route.reads && !isOpen(rule.read)) {
		test(`read ${route.id}`, async () => {
			const school = await makeSchool(store.db, server.origin);
			const lines: Line[] = [];
			for (const { name, objects, foreign } of variants(route, school)) {
				for (const account of everyone) {
					const asked = { route, what: 'GET', rule: rule.read! };
					const want = expected(asked, account, foreign);
					const address = addressOf(route, objects);
					const paths = route.isPage ? [address, `${address}/__data.json`] : [address];
					for (const path of paths) {
						const got = await ask(path, school.cookies[account], 'GET', route);
						lines.push({ what: `GET ${path}`, account, object: name, want, got });
					}
				}
			}
			expect(wrong(lines)).toEqual([]);
		});
	}

	if (isOpen(rule.write)) continue;
	for (const { name: write, method, search } of writesOf(route)) {
		test(`write ${route.id} ${write}`, async () => {
			let school = await makeSchool(store.db, server.origin);
			const before = await rows();
			const lines: Line[] = [];
			const all = variants(route, school).flatMap((variant) =>
				everyone.map((account) => ({ ...variant, account }))
			);
			const want = (one: (typeof all)[number]) =>
				expected({ route, what: write, rule: rule.write! }, one.account, one.foreign);
			const outside = all.filter((one) => want(one) !== 'in');
			const inside = all.filter((one) => want(one) === 'in');
			for (const one of outside) {
				const { name, objects, account } = one;
				const address = addressOf(route, objects) + search;
				const got = await ask(address, school.cookies[account], method, route);
				lines.push({ what: write, account, object: name, want: want(one), got });
				expect(await rows(), `${write} by ${account} changed something`).toBe(before);
			}
			for (const { name, account } of inside) {
				// What is allowed may change who may do what.
				school = await makeSchool(store.db, server.origin);
				const address = addressOf(route, school.own) + search;
				const got = await ask(address, school.cookies[account], method, route);
				lines.push({ what: write, account, object: name, want: 'in', got });
			}
			expect(wrong(lines)).toEqual([]);
		});
	}
}
