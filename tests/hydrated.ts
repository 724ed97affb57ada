import { expect, type Page } from '@playwright/test';

/**
 * The program has taken the page over: until then nobody listens to a button that needs it. Forms and
 * links need no such wait, as they work without it and keep what was typed.
 */
export const hydrated = (page: Page) =>
	// Kit's root puts it there when it is mounted, behind everything else.
	expect(page.locator('#svelte-announcer')).toBeAttached();
