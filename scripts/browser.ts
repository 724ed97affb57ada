import { existsSync } from 'node:fs';
import { chromium, type LaunchOptions } from 'playwright-core';
import { npmBrowser } from './npm-browser.ts';

const system = [
	'/usr/bin/chromium',
	'/usr/bin/chromium-browser',
	'/usr/bin/google-chrome-stable',
	'/usr/bin/google-chrome',
	'/opt/google/chrome/chrome',
	'/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
	'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe'
];

const args = [
	'--disable-background-networking',
	'--disable-component-update',
	'--disable-sync',
	'--no-first-run'
];

/**
 * Where a browser is: the one named by CHROMIUM_PATH, else the one that came through npm (Linux x64)
 * or the system's own, else the download of Playwright, which says itself when it is missing.
 * @param first which of the two is taken where there are both. The one from npm has no window, not
 * even one that nobody sees, and the journeys take half the processor time in it. What is measured
 * is measured in the browser that people use. CHROMIUM_PATH=npm takes it in any case.
 * @throws when CHROMIUM_PATH names a file that is not there
 */
export async function findBrowser(first: 'npm' | 'system' = 'npm'): Promise<LaunchOptions> {
	const wish = process.env['CHROMIUM_PATH'];
	if (wish && wish !== 'npm') {
		if (!existsSync(wish)) throw new Error(`CHROMIUM_PATH is “${wish}”, but no file is there.`);
		return { executablePath: wish, args };
	}
	const own = system.find((path) => existsSync(path));
	if (own && first === 'system' && !wish) return { executablePath: own, args };
	const fromNpm = await npmBrowser();
	if (fromNpm) return { ...fromNpm, args };
	return own ? { executablePath: own, args } : { args };
}

/**
 * Starts the browser once and says which it is: `Chromium 153.0.8010.0, /usr/bin/chromium`.
 * @throws when none starts; the message says what to do
 */
export async function nameBrowser(): Promise<string> {
	const options = await findBrowser();
	const path = options.executablePath ?? chromium.executablePath();
	try {
		const browser = await chromium.launch(options);
		const version = browser.version();
		await browser.close();
		return `Chromium ${version}, ${path}`;
	} catch (error) {
		throw new Error(
			`The tests need a browser, and none starts here (tried ${path}).\n`
				+ 'Install Chromium, or name one in CHROMIUM_PATH, or run: npx playwright install chromium',
			{ cause: error }
		);
	}
}
