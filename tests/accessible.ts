import { AxeBuilder } from '@axe-core/playwright';
import { expect, type Page } from '@playwright/test';

const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** Nothing to complain of, in either theme. The other theme changes colours and nothing else. */
export async function expectAccessible(page: Page): Promise<void> {
	const axe = () => new AxeBuilder({ page }).setLegacyMode();
	const [theme, other] = await page.evaluate(() => {
		const now = document.documentElement.dataset['theme'];
		return now === 'dark' ? ['dark', 'light'] : ['light', 'dark'];
	});
	expect(found(await axe().withTags(tags).analyze()), theme).toEqual([]);
	await page.evaluate((name) => (document.documentElement.dataset['theme'] = name), other);
	const colours = axe().withRules(['color-contrast', 'link-in-text-block']);
	expect(found(await colours.analyze()), other).toEqual([]);
}

const found = ({ violations }: Awaited<ReturnType<AxeBuilder['analyze']>>) =>
	violations.flatMap(({ id, nodes }) =>
		nodes.map(({ target, failureSummary }) => `${id}: ${target.join(' ')} ${failureSummary}`)
	);

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
