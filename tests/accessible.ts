import { expect, type Page } from '@playwright/test';
import axe, { type RunOptions } from 'axe-core';

const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
const colours = ['color-contrast', 'link-in-text-block'];

/** Nothing to complain of, in either theme. The other theme changes colours and nothing else. */
export async function expectAccessible(page: Page): Promise<void> {
	await page.evaluate(axe.source);
	const [theme, other] = await page.evaluate(() => {
		const now = document.documentElement.dataset['theme'];
		return now === 'dark' ? ['dark', 'light'] : ['light', 'dark'];
	});
	expect(await faults(page, tags), theme).toEqual([]);
	await page.evaluate((name) => (document.documentElement.dataset['theme'] = name), other);
	expect(await faults(page, colours), other).toEqual([]);
}

/** What axe complains of, by the rules of that name or tag. */
async function faults(page: Page, runOnly: readonly string[]): Promise<string[]> {
	// To name every element that is in order takes axe longer than to look at it.
	const options: RunOptions = { runOnly: [...runOnly], resultTypes: ['violations'] };
	const violations = await page.evaluate(async (how) => {
		const { run } = Reflect.get(window, 'axe') as typeof axe;
		return (await run(how)).violations;
	}, options);
	return violations.flatMap(({ id, nodes }) =>
		nodes.map(({ target, failureSummary }) => `${id}: ${target.join(' ')} ${failureSummary}`)
	);
}

/** How much of a table the browser's own accessibility tree holds, whatever the style makes of it. */
export async function tablesIn(page: Page): Promise<Readonly<Record<string, number>>> {
	const devtools = await page.context().newCDPSession(page);
	const { nodes } = await devtools.send('Accessibility.getFullAXTree');
	await devtools.detach();
	const roles = nodes.filter(({ ignored }) => !ignored).map(({ role }) => String(role?.value));
	const count = (name: string) => roles.filter((role) => role === name).length;
	return {
		tables: count('table'),
		rows: count('row'),
		heads: count('columnheader'),
		rowHeads: count('rowheader')
	};
}
