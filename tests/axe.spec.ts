import { randomUUID } from 'node:crypto';
import { expect, test, type Locator, type Page } from '@playwright/test';
import type { Key } from '#lib/content/module.ts';
import { expectAccessible } from './accessible.ts';
import { rightAnswer, wrongAnswer } from './answer.ts';
import { begin, feedback, openLesson, sentence } from './lesson.ts';
import { asAdministrator, newTeacher } from './people.ts';
import { after, at, atEnd, atStart, openAt } from './stored.ts';

test.use({ reducedMotion: 'reduce' });

test.describe.configure({ mode: 'parallel' });

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
	'/cases/engine/answers',
	'/sign-in',
	'/sign-up',
	'/forgot',
	'/setup'
];
for (const address of pages) {
	test(`axe: ${address}`, async ({ page }) => {
		await page.goto(address);
		await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
		await expectAccessible(page);
	});
}

const teachersPages = [
	'/account',
	'/account/security',
	'/account/second-factor',
	'/classes/invitation/none',
	'/sign-out'
];
for (const address of teachersPages) {
	test(`axe, a teacher: ${address}`, async ({ page }) => {
		await newTeacher(page);
		await page.goto(address);
		await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
		await expectAccessible(page);
	});
}

test('axe, an administrator: people, and one of them', async ({ page }) => {
	await newTeacher(page, 'Asta Looked-After');
	await asAdministrator(page);
	await page.goto('/admin');
	await page.getByRole('button', { name: 'Invite a teacher' }).click();
	await expect(page.getByText('is shown this once')).toBeVisible();
	await expectAccessible(page);
	await page.getByRole('link', { name: 'Asta Looked-After' }).first().click();
	await expect(page.getByRole('heading', { name: 'Signing in' })).toBeVisible();
	await expectAccessible(page);
});

test('axe, a form with what is wrong', async ({ page }) => {
	await page.goto('/sign-in');
	await page.getByLabel('E-mail address').fill(`${randomUUID()}@journeys.test`);
	await page.getByLabel('Password').fill('not my password');
	await page.getByRole('button', { name: 'Sign in', exact: true }).click();
	await expect(page.getByRole('alert')).toBeVisible();
	await expectAccessible(page);
});

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
