import { expect, it } from 'vitest';
import * as knowndevices from './knowndevices.ts';
import { browser } from './testing.ts';
import type { Db } from './store/open.ts';

const now = new Date('2031-03-04T08:00:00Z');

/** What is known of a browser after someone was let into classes on it. */
function after(fresh: ReturnType<typeof browser>, ...entries: readonly [string, string][]) {
	for (const [place, person] of entries) {
		knowndevices.remember(fresh.eventOf(now), 'secret', place, person);
	}
	return knowndevices.askerOf(fresh.eventOf(now), 'secret').device;
}
const newBrowser = () => browser({} as Db);

it('is the same for one person in a new browser, so that new cookies bring no new tries', () => {
	const first = after(newBrowser(), ['class', 'sami']);
	expect(after(newBrowser(), ['class', 'sami'])).toEqual(first);
	expect(after(newBrowser(), ['class', 'alex'])?.id).not.toBe(first?.id);
});

it('stays who it was when others are let in on it', () => {
	const shared = newBrowser();
	const first = after(shared, ['class', 'sami']);
	expect(after(shared, ['class', 'alex'], ['other', 'alex'])).toEqual({
		id: first?.id,
		classes: ['class', 'other']
	});
});
