import { expect, test } from '@playwright/test';
import { give, wrongAnswer, wrongChoice } from './answer.ts';
import { begin, check, courseOf, goOn, keySent, onScreen, openLesson } from './lesson.ts';
import { expectReason, expectTold, keyOf } from './told.ts';

// A trace of a thousand steps takes longer than the steps.
test.use({ reducedMotion: 'reduce', trace: 'off' });

test('the first lesson with every answer wrong: each has its explanation', async ({ page }) => {
	const sent = keySent(page);
	await openLesson(page, 'first-steps');
	await begin(page);
	const course = await courseOf(page, await sent);
	const examples = course.module.items.filter(({ use }) => use !== 'practice');
	for (const { use } of examples) {
		// The last step of a completion example is left to the learner.
		if (use === 'completion') await page.getByRole('radio', { name: /^Inference/ }).click();
		await page.getByRole('button', { name: /^(Next example|To the first sentence)/ }).click();
	}

	const asked = { label: 0, compare: 0, ladder: 0, chain: 0 };
	for (let nth = 0, next = 'question'; next === 'question'; nth++) {
		const item = await onScreen(page, course);
		const key = keyOf(course, item);
		await give(page, item, wrongAnswer(key, nth));
		await check(page);
		await expectTold(
			page,
			course,
			item,
			item.kind === 'label' ? 'Not this time.' : 'Partly right.'
		);
		await expectReason(page, wrongChoice(key, nth).reason);
		asked[item.kind]++;
		next = await goOn(page);
	}

	await expect(page.getByRole('heading', { level: 1 })).toHaveText(
		/^(You call|You reach for|You hold back|One kind of sentence|No habit stands out)/
	);
	const strip = page.getByRole('img', { name: `0 of ${asked.label} sentences right` });
	await expect(strip).toBeVisible();
	const total = asked.label + asked.compare;
	await page.getByRole('link', { name: 'Look at them' }).click();
	await expect(page.locator('main ol > li')).toHaveCount(total);
});
