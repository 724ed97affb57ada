import { existsSync } from 'node:fs';
import { userInfo } from 'node:os';
import type { LaunchOptions } from 'playwright-core';

const system = [
	process.env['CHROMIUM_PATH'] ?? '',
	'/usr/bin/chromium',
	'/usr/bin/chromium-browser',
	'/usr/bin/google-chrome-stable',
	'/usr/bin/google-chrome',
	'/opt/google/chrome/chrome',
	'/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
	'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe'
];

/** Chromium refuses its sandbox to root; nothing but our own pages is opened in it. */
const args = [
	...(process.platform === 'linux' && userInfo().uid === 0 ? ['--no-sandbox'] : []),
	'--disable-background-networking',
	'--disable-component-update',
	'--disable-sync',
	'--no-first-run'
];

/**
 * Where the tests' browser is: the system's own Chromium, else the one that came through npm
 * (Linux x64), else the download of Playwright, which says itself when it is missing.
 */
export async function findBrowser(): Promise<LaunchOptions> {
	const found = system.find((path) => path && existsSync(path));
	if (found) return { executablePath: found, args };
	if (process.platform === 'linux' && process.arch === 'x64') {
		const { default: chromium } = await import('@sparticuz/chromium');
		return { executablePath: await chromium.executablePath(), args: [...chromium.args, ...args] };
	}
	return { args };
}
