import { mkdtempSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { defineConfig } from '@playwright/test';
import { findBrowser } from './scripts/browser.ts';
import { pinnedNode } from './scripts/install.js';

/** The config is read again in every worker; the environment hands them the same port and folder. */
const port = (process.env['JOURNEYS_PORT'] ??= String(await freePort()));
const folder = (process.env['JOURNEYS_FOLDER'] ??= mkdtempSync(
	join(tmpdir(), 'grounds-journeys-')
));
/** With it the first who needs an administrator becomes one (`tests/people.ts`). */
const code = (process.env['JOURNEYS_SETUP_CODE'] ??= 'journeys set up');

async function freePort(): Promise<number> {
	const server = createServer();
	await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
	const { port } = server.address() as AddressInfo;
	await new Promise((closed) => server.close(closed));
	return port;
}

export default defineConfig({
	testDir: 'tests',
	globalTeardown: './tests/teardown.ts',
	workers: 2,
	// Limits against hanging, not measures: machines are shared.
	timeout: 180_000,
	expect: { timeout: 20_000 },
	retries: 0,
	forbidOnly: Boolean(process.env['CI']),
	reporter: 'list',
	use: {
		baseURL: `http://localhost:${port}`,
		locale: 'en-GB',
		launchOptions: await findBrowser(),
		// Journeys are about the server's own replies; those about the worker allow it.
		serviceWorkers: 'block',
		// A trace of each takes half as long again; `--trace on` makes one of a journey that is looked into.
		screenshot: 'only-on-failure'
	},
	projects: [
		{ name: 'desktop', use: { viewport: { width: 1440, height: 900 } } },
		{
			name: 'phone',
			// What these show does not depend on a width.
			testIgnore: [
				'access.spec.ts',
				'early.spec.ts',
				'following.spec.ts',
				'fuzz.spec.ts',
				'graded-faults.spec.ts',
				'hosts.spec.ts',
				'keysafe.spec.ts',
				'network.spec.ts',
				'offline.spec.ts',
				'payloads.spec.ts',
				'postgres.spec.ts',
				'practice-faults.spec.ts',
				'regrade.spec.ts',
				'replies.spec.ts',
				'reserved.spec.ts',
				'resume.spec.ts',
				'security.spec.ts',
				'serve.spec.ts',
				'shelf.spec.ts',
				'storage.spec.ts',
				'tabs.spec.ts'
			],
			use: { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true }
		}
	],
	webServer: {
		command: `"${pinnedNode}" scripts/serve.ts`,
		env: {
			HOST: '127.0.0.1',
			PORT: port,
			ORIGIN: '',
			DATABASE_URL: join(folder, 'grounds.db'),
			GROUNDS_SETUP_CODE: code
		},
		url: `http://127.0.0.1:${port}/`,
		reuseExistingServer: false,
		gracefulShutdown: { signal: 'SIGTERM', timeout: 5000 }
	}
});
