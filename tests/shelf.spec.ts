import { readdirSync } from 'node:fs';
import { expect, test } from '@playwright/test';
import { give, rightAnswer, wrongAnswer, wrongChoice } from './answer.ts';
import { check, goOn, onScreen, startLesson } from './lesson.ts';
import { expectReason, expectTold, keyOf } from './told.ts';

// A trace of a thousand steps takes longer than the steps.
test.use({ reducedMotion: 'reduce', trace: 'off' });
test.setTimeout(300_000);
test.describe.configure({ mode: 'parallel' });

const cases = readdirSync('questions', { withFileTypes: true })
	.filter((entry) => entry.isDirectory() && entry.name !== 'schema')
	.map(({ name }) => name);

for (const id of cases) {
	// The flagship's own journey gives every answer right.
	if (id !== 'engine')
		test(`${id}, every answer right`, async ({ page }) => {
			const course = await startLesson(page, id);
			for (let next = 'question'; next === 'question'; next = await goOn(page)) {
				const item = await onScreen(page, course);
				await give(page, item, rightAnswer(keyOf(course, item)));
				await check(page);
				await expectTold(page, course, item, 'Right.');
			}
			await expect(page.getByRole('heading', { level: 1 })).toHaveText('You tell the three apart.');
		});

	// The first lesson's own journey gives every answer wrong.
	if (id !== 'first-steps')
		test(`${id}, every answer wrong: each has its explanation`, async ({ page }) => {
			const course = await startLesson(page, id);
			for (let nth = 0, next = 'question'; next === 'question'; nth++) {
				const item = await onScreen(page, course);
				const key = keyOf(course, item);
				await give(page, item, wrongAnswer(key, nth));
				await check(page);
				await expectReason(page, wrongChoice(key, nth).reason);
				next = await goOn(page);
			}
			await expect(page.getByRole('link', { name: 'Look at them' })).toBeVisible();
		});
}
