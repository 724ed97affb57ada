import { expect, test } from '@playwright/test';
import { give, rightAnswer } from './answer.ts';
import { begin, check, courseOf, goOn, keySent, onScreen } from './lesson.ts';
import { expectTold, keyOf } from './told.ts';

// A trace of a thousand steps takes longer than the steps.
test.use({ reducedMotion: 'reduce', trace: 'off' });

test('the flagship by pointer, from its page to the last answer', async ({ page }) => {
	await page.goto('/cases/engine');
	const sent = keySent(page);
	await page.getByRole('button', { name: 'Start' }).click();
	const course = await courseOf(page, await sent);
	await begin(page);

	const examples = course.module.items.filter(({ use }) => use !== 'practice').length;
	for (let turned = 1; turned < examples; turned++) {
		await page.getByRole('button', { name: 'Next example' }).click();
		await expect(page.getByText(`Worked example, ${turned + 1} of ${examples}`)).toBeVisible();
	}
	await page.getByRole('button', { name: 'To the first sentence' }).click();

	const asked = { label: 0, compare: 0, ladder: 0, chain: 0 };
	let next: 'question' | 'summary' = 'question';
	while (next === 'question') {
		const item = await onScreen(page, course);
		await give(page, item, rightAnswer(keyOf(course, item)));
		await page.getByRole('radio', { name: 'Fairly sure' }).check();
		await check(page);
		await expectTold(page, course, item, 'Right.');
		asked[item.kind]++;
		next = await goOn(page);
	}
	expect(asked.label).toBeGreaterThanOrEqual(30);
	expect(asked.compare).toBeGreaterThanOrEqual(12);
	expect([asked.ladder, asked.chain]).toEqual([1, 1]);

	await expect(page.getByRole('heading', { level: 1 })).toHaveText('You tell the three apart.');
	const strip = `${asked.label} of ${asked.label} sentences right`;
	await expect(page.getByRole('img', { name: strip })).toBeVisible();
	await page.getByRole('link', { name: 'Look at all answers' }).first().click();
	await expect(page.getByRole('heading', { level: 1, name: 'Your answers' })).toBeVisible();
	const rows = page.locator('main ol > li > details');
	await expect(rows).toHaveCount(Object.values(asked).reduce((sum, count) => sum + count));
	await expect(rows.filter({ hasText: 'not right' })).toHaveCount(0);
	await rows.first().click();
	await expect(rows.first()).toContainText('What settles it');
});
