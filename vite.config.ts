import { sveltekit } from '@sveltejs/kit/vite';
import { playwright } from '@vitest/browser-playwright';
import { defineConfig } from 'vitest/config';
import { findBrowser } from './scripts/browser.ts';
import { keptProgram } from './scripts/keptprogram.ts';
import { questions } from './scripts/questions.ts';
import { stockedRoutes } from './src/lib/server/stock.ts';

/**
 * A request costs a school's network more than a kilobyte does, so what every page needs goes into
 * one file, what a lesson needs beyond its briefing into another that is fetched behind it, and the
 * forms of accounts into a third.
 */
const base = [
	/node_modules.(svelte|@sveltejs|esm-env|clsx|devalue)/,
	/vite.preload-helper|rolldown.runtime/,
	/src.lib.content.(module|passages|test|vocabulary)/,
	/src.lib.ui.(Icon|LabelWord|SiteHeader|ThemeButton|theme|words|reading.AidsButton)/,
	/src.lib.ui.lesson.(Briefing|LessonBar|Saved|Ticks)/,
	/src.lib.client.owner/,
	/src.lib.ui.site.(Footnote|Trouble|plural)/,
	/src.routes.(\+|Keep|leftover|\(site\).\+(layout|error))/
];
const lesson = [
	/node_modules.(idb|valibot|xstate)/,
	/src.lib.(client.(attempts|database|id|log)|lesson)/,
	/src.lib.scoring.(explained|feedback|mark|pair|parts|tables)/,
	/src.lib.ui.(Passage|Provenance|Struck|pieces|run|reading.(ReadAloud|spoken)|lesson.[A-Za-z.]+$)/,
	/src.routes.sitting/
];
const forms = [/src.lib.ui.(account|form)/, /src.lib.client.passkeys/];
const inOne = (patterns: readonly RegExp[]) => (id: string) =>
	patterns.some((pattern) => pattern.test(id));

/**
 * Packages of hundreds of files for the server: bundled, without what is not used, they take 25 MB less
 * at start (kysely) and 35 MB less once somebody has signed in.
 */
const bundled = [
	'kysely',
	/better-auth/,
	'better-call',
	'@better-fetch/fetch',
	'zod',
	'jose',
	/simplewebauthn/,
	/peculiar/
];

/** A build has no use for a browser, and looking for one may mean unpacking it. */
const launchOptions = process.env['VITEST'] ? await findBrowser() : {};

export default defineConfig({
	plugins: [questions(), sveltekit(), keptProgram(stockedRoutes)],
	build: {
		// The oldest browsers that schools still have (README); eslint.config.js forbids newer functions.
		target: ['chrome109', 'safari16', 'firefox115'],
		rolldownOptions: {
			output: {
				codeSplitting: {
					groups: [
						{ name: 'base', test: inOne(base), priority: 2 },
						{ name: 'lesson', test: inOne(lesson), priority: 1 },
						{ name: 'forms', test: inOne(forms), priority: 1 }
					]
				}
			}
		}
	},
	ssr: { noExternal: process.env['VITEST'] ? [] : bundled },
	server: { host: '127.0.0.1' },
	preview: { host: '127.0.0.1' },
	test: {
		// A limit against hanging, not a measure: machines are shared.
		testTimeout: 120_000,
		hookTimeout: 120_000,
		projects: [
			{
				extends: true,
				test: {
					name: 'unit',
					environment: 'node',
					globalSetup: ['scripts/testdatabase.ts'],
					include: ['{src,scripts,bench,faults}/**/*.spec.ts'],
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
						provider: playwright({ launchOptions }),
						instances: [{ browser: 'chromium' }]
					}
				}
			}
		]
	}
});
