import type { BrowserContext, Page } from '@playwright/test';

/** The nearest that a test comes to a power cut: nobody in the browser is told. */
export async function kill(context: BrowserContext): Promise<void> {
	const session = await context.browser()?.newBrowserCDPSession();
	const { processInfo } = (await session?.send('SystemInfo.getProcessInfo')) ?? { processInfo: [] };
	const pid = processInfo.find(({ type }) => type === 'browser')?.id;
	if (!pid) throw new Error('The browser does not say which process it is.');
	const gone = context.waitForEvent('close');
	process.kill(pid, 'SIGKILL');
	await gone;
}

/**
 * From the next page on nothing is said when a page is left: such last words may get past a route, and
 * past a network that is off. To be called before.
 */
export const silence = (page: Page) =>
	page.addInitScript(() => {
		const send = window.fetch;
		window.fetch = (to, init) =>
			init?.keepalive ? Promise.reject(new TypeError('Nothing is said.')) : send(to, init);
	});

/** The page is gone and had no time for last words, which may leave even without a network. */
export async function crash(page: Page): Promise<void> {
	const crashed = page.waitForEvent('crash');
	await page.goto('chrome://crash').catch(() => undefined);
	await crashed;
	await page.close();
}
