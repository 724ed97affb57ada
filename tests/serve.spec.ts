import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { Agent, createServer, get } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { text } from 'node:stream/consumers';
import { expect, test } from '@playwright/test';
import { pinnedNode } from '../scripts/install.js';

let folder: string;
test.beforeAll(() => {
	folder = mkdtempSync(join(tmpdir(), 'grounds-serve-'));
});
test.afterAll(() => rmSync(folder, { recursive: true, force: true }));

const serve = (env: Record<string, string>) =>
	spawn(pinnedNode, ['scripts/serve.ts'], {
		env: {
			...process.env,
			DATABASE_URL: join(folder, 'grounds.db'),
			HOST: '',
			ORIGIN: '',
			PORT: '0',
			...env
		},
		stdio: ['ignore', 'pipe', 'pipe']
	});

/** Its address. It is listened to until the end: a server whose words nobody takes cannot go on. */
function ready(server: ChildProcess): Promise<string> {
	let said = '';
	return new Promise((found, failed) => {
		server.stdout?.on('data', (chunk) => {
			said += String(chunk);
			const url = /ready: (\S+)/.exec(said)?.[1];
			if (url) found(url);
		});
		server.once('exit', () => failed(new Error(`It did not start: ${said}`)));
	});
}

for (const signal of ['SIGINT', 'SIGTERM'] as const) {
	test(`${signal} stops it at once, an open connection notwithstanding`, async () => {
		const server = serve({});
		const url = await ready(server);
		const agent = new Agent({ keepAlive: true });
		await new Promise<void>((read) => get(url, { agent }, (page) => page.resume().on('end', read)));
		expect(Object.keys(agent.freeSockets)).toHaveLength(1);
		const gone = once(server, 'exit');
		server.kill(signal);
		expect(await gone).toEqual([0, null]);
		agent.destroy();
	});
}

test('a port that is taken is named, with what to do', async () => {
	const other = createServer();
	await new Promise<void>((listening) => other.listen(0, '127.0.0.1', listening));
	const { port } = other.address() as AddressInfo;
	const server = serve({ PORT: String(port) });
	const said = text(server.stderr);
	expect(await once(server, 'exit')).toEqual([1, null]);
	expect((await said).trim().split('\n')[0]).toBe(
		`Port ${port} is taken by another program (perhaps Grounds is running already).`
	);
	await new Promise((closed) => other.close(closed));
});

test('what keeps it from starting is said in words alone', async () => {
	const newer = join(folder, 'newer.db');
	const db = new DatabaseSync(newer);
	db.exec('create table kysely_migration (name text primary key, timestamp text not null)');
	db.exec("insert into kysely_migration values ('9999-later', '2999-01-01T00:00:00.000Z')");
	db.close();
	for (const [env, words] of [
		[
			{ DATABASE_URL: newer },
			/^This database was written by a newer Grounds\. Nothing was changed\./
		],
		[
			{ GROUNDS_SETUP_CODE: 'short', DATABASE_URL: join(folder, 'none.db') },
			/^GROUNDS_SETUP_CODE is too short: it needs 12/
		]
	] as const) {
		const server = serve(env);
		const said = text(server.stderr);
		expect(await once(server, 'exit')).toEqual([1, null]);
		const lines = (await said).trim().split('\n');
		expect(lines).toHaveLength(1);
		expect(lines[0]).toMatch(words);
	}
});

test('behind TLS it pins TLS', async () => {
	const probe = createServer();
	await new Promise<void>((listening) => probe.listen(0, '127.0.0.1', listening));
	const { port } = probe.address() as AddressInfo;
	await new Promise((closed) => probe.close(closed));
	const server = serve({ ORIGIN: 'https://grounds.example', PORT: String(port) });
	expect(await ready(server)).toBe('https://grounds.example');
	const page = await fetch(`http://127.0.0.1:${port}/`);
	expect(page.headers.get('strict-transport-security')).toMatch(/^max-age=/);
	const gone = once(server, 'exit');
	server.kill();
	await gone;
});

test('pages travel compressed', async ({ baseURL }) => {
	const headers = { 'accept-encoding': 'br' };
	const address = `${baseURL?.replace('localhost', '127.0.0.1')}/cases`;
	const encoding = await new Promise((answered) => {
		get(address, { headers }, (page) => {
			page.resume();
			answered(page.headers['content-encoding']);
		});
	});
	expect(encoding).toBe('br');
});
