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
 * Where the tests' browser is: the one named by CHROMIUM_PATH, else the system's own, else the one
 * that came through npm (Linux x64; CHROMIUM_PATH=npm takes it in any case), else the download of
 * Playwright, which says itself when it is missing.
 * @throws when CHROMIUM_PATH names a file that is not there
 */
export async function findBrowser(): Promise<LaunchOptions> {
	const wish = process.env['CHROMIUM_PATH'];
	if (wish && wish !== 'npm') {
		if (!existsSync(wish)) throw new Error(`CHROMIUM_PATH is “${wish}”, but no file is there.`);
		return { executablePath: wish, args };
	}
	const found = wish ? undefined : system.find((path) => existsSync(path));
	if (found) return { executablePath: found, args };
	if (process.platform === 'linux' && process.arch === 'x64') {
		return { ...(await npmBrowser()), args };
	}
	return { args };
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
