import { AxeBuilder } from '@axe-core/playwright';
import { expect, test, type Locator, type Page } from '@playwright/test';
import type { Key } from '#lib/content/module.ts';
import { rightAnswer, wrongAnswer } from './answer.ts';
import { begin, feedback, openLesson, sentence } from './lesson.ts';
import { after, at, atEnd, atStart, openAt } from './stored.ts';

test.use({ reducedMotion: 'reduce' });

test.describe.configure({ mode: 'parallel' });

// The longest pages have thousands of nodes to look at.
test.setTimeout(90_000);

const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** Nothing to complain of, in either theme. The other theme changes colours and nothing else. */
async function expectAccessible(page: Page) {
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

const pages = [
	'/',
	'/cases',
	'/cases/first-steps',
	'/cases/engine',
	'/cases/engine/print?part=worksheet',
	'/cases/engine/print?part=key',
	'/how-we-judge',
	'/no-such-page',
	'/cases/engine/summary',
	'/cases/engine/answers'
];
for (const address of pages) {
	test(`axe: ${address}`, async ({ page }) => {
		await page.goto(address);
		await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
		await expectAccessible(page);
	});
}

/** Opens what is one tap away. */
async function unfold(part: Locator) {
	await expect(part).toBeVisible();
	for (const more of await part.locator('summary').all()) await more.click();
}

const mixed = (key: Key, nth: number) => (nth % 3 === 0 ? wrongAnswer(key, nth) : rightAnswer(key));

/** The lesson in each of its states. */
const states: Record<string, (page: Page) => Promise<void>> = {
	briefing: async (page) => {
		await openLesson(page, 'engine');
	},
	'worked example': async (page) => {
		await openLesson(page, 'engine');
		await begin(page);
		await expect(page.getByText('Worked example, 1')).toBeVisible();
	},
	'example to complete': async (page) => {
		await openAt(page, 'first-steps', () => [
			{ type: 'begin' },
			...Array.from({ length: 6 }, () => ({ type: 'turn' }) as const)
		]);
		await expect(page.getByText('Your turn to end it')).toBeVisible();
	},
	'a sentence, its hint and a choice': async (page) => {
		await openAt(page, 'engine', atStart);
		await page.getByRole('button', { name: 'Hint' }).click();
		await page.getByRole('radio', { name: 'Inference' }).check();
		await page.getByRole('radio', { name: 'Guessing' }).check();
		const order = page.getByText('Decide in this order');
		if (await order.isVisible()) await order.click();
	},
	'a sentence explained': async (page) => {
		await openAt(page, 'engine', after('label', wrongAnswer));
		await unfold(feedback(page));
	},
	'a pair': async (page) => {
		await openAt(page, 'engine', at('compare'));
		await expect(page.getByText('0 of 2 sentences chosen')).toBeVisible();
	},
	'a pair, filled in': async (page) => {
		const { key } = await openAt(page, 'engine', at('compare'));
		const first = Object.values(key.keys).find((one) => one.kind === 'compare');
		for (const id of first?.pair ?? []) await sentence(page, id).click();
		await page.getByRole('radio', { name: 'They clash' }).check();
		await page.getByRole('combobox').first().selectOption({ index: 1 });
	},
	'a pair explained': async (page) => {
		await openAt(page, 'engine', after('compare', wrongAnswer));
		await unfold(feedback(page));
	},
	'a ladder': async (page) => {
		await openAt(page, 'engine', at('ladder'));
		await expect(page.getByText('0 of 4 retellings')).toBeVisible();
		const steps = await page.getByRole('combobox').all();
		for (const [index, step] of steps.entries()) await step.selectOption({ index: index + 1 });
		await expect(page.getByText('Where did certainty rise')).toBeVisible();
	},
	'a ladder explained': async (page) => {
		await openAt(page, 'engine', after('ladder', wrongAnswer));
		await expect(feedback(page)).toBeVisible();
	},
	'a chain': async (page) => {
		await openAt(page, 'engine', at('chain'));
		await page.getByRole('checkbox').first().check();
		await page.getByText('Show A in its passage').click();
	},
	'a chain explained': async (page) => {
		await openAt(page, 'engine', after('chain', wrongAnswer));
		await expect(feedback(page)).toBeVisible();
	},
	'another look': async (page) => {
		await openAt(
			page,
			'first-steps',
			(course, asked) => [
				...atStart(course, asked),
				...asked.map((item) => ({
					type: 'choose' as const,
					item: item.id,
					answer: rightAnswer(course.key.keys[item.id]!)
				})),
				{ type: 'flag', item: asked[0]!.id, on: true },
				{ type: 'submit' }
			],
			'set'
		);
		await expect(page.getByText('Another look, before')).toBeVisible();
	},
	'the keys': async (page) => {
		await openAt(page, 'engine', atStart);
		await page.keyboard.press('?');
		await expect(page.getByRole('dialog')).toBeVisible();
	},
	'finish here': async (page) => {
		await openAt(page, 'engine', atStart);
		await page.getByRole('button', { name: 'Finish here' }).click();
		await expect(page.getByRole('dialog')).toBeVisible();
	},
	summary: async (page) => {
		await openAt(page, 'engine', atEnd(mixed));
		await expect(page.getByText('sentences right').first()).toBeVisible();
	},
	answers: async (page) => {
		await openAt(page, 'engine', atEnd(mixed));
		await page.getByRole('link', { name: 'Look at all answers' }).first().click();
		const rows = page.locator('main ol > li > details > summary');
		for (const kind of ['Sentence', 'Pair', 'Certainty ladder', 'Source chain']) {
			await rows.filter({ hasText: kind }).first().click();
		}
		await expect(feedback(page).first()).toBeVisible();
	}
};
for (const [name, reach] of Object.entries(states)) {
	test(`axe, lesson: ${name}`, async ({ page }) => {
		await reach(page);
		await expectAccessible(page);
	});
}
