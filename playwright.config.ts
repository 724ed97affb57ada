import { createServer, type AddressInfo } from 'node:net';
import { defineConfig } from '@playwright/test';
import { findBrowser } from './scripts/browser.ts';
import { pinnedNode } from './scripts/install.js';

/** The config is read again in every worker; the environment hands them the same port. */
const port = (process.env['JOURNEYS_PORT'] ??= String(await freePort()));

async function freePort(): Promise<number> {
	const server = createServer();
	await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
	const { port } = server.address() as AddressInfo;
	await new Promise((closed) => server.close(closed));
	return port;
}

export default defineConfig({
	testDir: 'tests',
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
		trace: 'retain-on-failure'
	},
	projects: [
		{ name: 'desktop', use: { viewport: { width: 1440, height: 900 } } },
		{
			name: 'phone',
			// The same for every width.
			testIgnore: ['network.spec.ts', 'security.spec.ts', 'serve.spec.ts', 'shelf.spec.ts'],
			use: { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true }
		}
	],
	webServer: {
		command: `"${pinnedNode}" scripts/serve.ts`,
		env: { HOST: '127.0.0.1', PORT: port, ORIGIN: '' },
		url: `http://127.0.0.1:${port}/`,
		reuseExistingServer: false,
		gracefulShutdown: { signal: 'SIGTERM', timeout: 5000 }
	}
});
