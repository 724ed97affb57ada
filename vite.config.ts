import { sveltekit } from '@sveltejs/kit/vite';
import { playwright } from '@vitest/browser-playwright';
import { defineConfig } from 'vitest/config';
import { findBrowser } from './scripts/browser.ts';
import { questions } from './scripts/questions.ts';

export default defineConfig(async () => ({
	plugins: [questions(), sveltekit()],
	server: { host: '127.0.0.1' },
	preview: { host: '127.0.0.1' },
	test: {
		projects: [
			{
				extends: true,
				test: {
					name: 'unit',
					environment: 'node',
					include: ['{src,scripts,bench}/**/*.spec.ts'],
					exclude: ['src/**/*.svelte.spec.ts', '**/node_modules/**']
				}
			},
			{
				extends: true,
				test: {
					name: 'component',
					include: ['src/**/*.svelte.spec.ts'],
					browser: {
						enabled: true,
						headless: true,
						screenshotFailures: false,
						// A build has no use for a browser, and looking for one may mean unpacking it.
						provider: playwright({
							launchOptions: process.env['VITEST'] ? await findBrowser() : {}
						}),
						instances: [{ browser: 'chromium' }]
					}
				}
			}
		]
	}
}));
