import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import type { ModuleKey } from '../src/lib/content/module.ts';
import { rules } from '../src/lib/server/access.ts';
import { addMember, addUser, makeClass } from '../src/lib/server/fixture.ts';
import * as reservations from '../src/lib/server/reservations.ts';
import * as sessions from '../src/lib/server/sessions.ts';
import * as settings from '../src/lib/server/settings.ts';
import { open, type Store } from '../src/lib/server/store/open.ts';
import { startServer, type OwnServer } from './ownserver.ts';

/*
 * A reserved case: every address that could give away its key, asked by everyone. The server is one
 * of its own, as a reservation holds for all of it.
 */

const id = 'recall';
let folder: string;
let store: Store;
let server: OwnServer;
let room: Awaited<ReturnType<typeof makeClass>>;
let administrator: string;
let cookies: Readonly<Record<'signed out' | 'student' | 'instructor' | 'administrator', string>>;

test.beforeAll(async () => {
	folder = mkdtempSync(join(tmpdir(), 'grounds-reserved-'));
	const url = join(folder, 'grounds.db');
	server = await startServer({ DATABASE_URL: url });
	store = await open(url);
	room = await makeClass(store.db, 'Student');
	const teacher = await addMember(store.db, room.id, 'Teacher', { role: 'teacher' });
	administrator = await addUser(store.db, 'Administrator', 'instructor');
	await store.db
		.updateTable('user')
		.set({ role: 'administrator' })
		.where('id', '=', administrator)
		.execute();
	const secret = await settings.secret(store.db);
	const cookie = async (user: string) => {
		const value = await sessions.create(store.db, secret, user, new Date());
		return `${sessions.cookieName(server.origin)}=${encodeURIComponent(value)}`;
	};
	cookies = {
		'signed out': '',
		student: await cookie(room.students[0]!),
		instructor: await cookie(teacher),
		administrator: await cookie(administrator)
	};
});
test.afterAll(async () => {
	await server.stop();
	await store.close();
	rmSync(folder, { recursive: true, force: true });
});

const get = (address: string, who: keyof typeof cookies) =>
	fetch(server.address + address, { redirect: 'manual', headers: { cookie: cookies[who] } });

const asked = () => ({ module: id, class: room.id, by: room.teacher });

/** Addresses of the case by every route that has one; `?` for what a page shows beside. */
function addressesOf(revision: string): string[] {
	return Object.entries(rules)
		.filter(([route, { read }]) => read === 'anyone' && /\[module\]|^\/modules\//.test(route))
		.filter(([route]) => !route.includes('figures'))
		.flatMap(([route]) => {
			const path = route
				.replace('/(site)', '')
				.replace('[module]', id)
				.replace('[id]', id)
				.replace('[revision]', revision);
			const page = route.endsWith('.json') ? [] : [`${path}/__data.json`];
			const more = /print$/.test(path)
				? [`${path}?part=key`, `${path}?part=worksheet`]
				: /projector$/.test(path)
					? [`${path}?key`, `${path}/__data.json?key`]
					: [];
			return [path, ...page, ...more];
		});
}

/** Words that stand in the key and nowhere else. */
const canariesOf = ({ keys }: ModuleKey) =>
	Object.values(keys).flatMap(({ reasons, change }) => [
		...Object.values(reasons),
		...(change ? [change] : [])
	]);

/** Pages about what a device has of its own: they name the case and hold nothing of it. */
const own = /\/(summary|answers)(\/__data\.json)?$/;
const shelves = [
	'/',
	'/__data.json',
	'/cases',
	'/cases/__data.json',
	'/stock.json',
	'/practice/index.json',
	`/cases/first-steps/summary/__data.json`
];

test('its key, its pages and its place on the shelf are gone for all but instructors', async () => {
	const stock = (await (await get('/stock.json', 'signed out')).json()) as {
		cases: { id: string; addresses: string[] }[];
	};
	const keyAddress = stock.cases.find((one) => one.id === id)!.addresses[0]!;
	const revision = keyAddress.split('/')[3]!;
	const before = await get(keyAddress, 'signed out');
	expect(before.headers.get('cache-control')).not.toContain('immutable');
	const key = (await before.json()) as ModuleKey;
	const canaries = canariesOf(key);
	expect(canaries.length).toBeGreaterThan(20);
	const addresses = addressesOf(revision);
	expect(addresses).toContain(keyAddress);
	const open = new Map<string, number>();
	for (const address of addresses) open.set(address, (await get(address, 'instructor')).status);

	await reservations.reserve(store.db, asked(), new Date());
	for (const who of ['signed out', 'student'] as const) {
		for (const address of addresses) {
			const reply = await get(address, who);
			const text = await reply.text();
			expect(
				canaries.filter((canary) => text.includes(canary)),
				`${who} ${address}`
			).toEqual([]);
			if (own.test(address)) continue;
			// A page's data comes with 200 and says the status inside.
			if (!address.includes('__data.json')) expect(reply.status, `${who} ${address}`).toBe(403);
			expect(text, `${who} ${address}`).toContain('reserved this case');
		}
		for (const address of shelves) {
			const text = await (await get(address, who)).text();
			expect(text, `${who} ${address}`).not.toContain(`"${id}"`);
			expect(text, `${who} ${address}`).not.toContain(`/cases/${id}`);
			expect(text, `${who} ${address}`).not.toContain(`${id}/`);
		}
	}
	for (const address of addresses) {
		const { status } = await get(address, 'instructor');
		expect(status, address).toBe(open.get(address));
	}
	expect(((await (await get(keyAddress, 'instructor')).json()) as ModuleKey).keys).toEqual(
		key.keys
	);

	expect(await (await get('/admin', 'administrator')).text()).toContain(room.id);
	const release = (who: keyof typeof cookies) =>
		fetch(`${server.address}/admin?/release`, {
			method: 'POST',
			headers: { cookie: cookies[who], origin: server.origin },
			body: new URLSearchParams({ module: id, class: room.id })
		});
	expect((await release('instructor')).status).toBe(403);
	expect((await get(keyAddress, 'signed out')).status).toBe(403);
	expect((await release('administrator')).status).toBe(200);
	const deeds = store.db.selectFrom('audit').select('actor').where('class', '=', room.id);
	expect(await deeds.where('action', '=', 'reservation.remove').execute()).toEqual([
		{ actor: administrator }
	]);
	expect((await get(keyAddress, 'signed out')).status).toBe(200);
	expect(await (await get('/cases', 'signed out')).text()).toContain(`/cases/${id}`);
	expect(await (await get('/practice/index.json', 'signed out')).text()).toContain(`${id}/`);
});
