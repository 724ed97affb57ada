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
