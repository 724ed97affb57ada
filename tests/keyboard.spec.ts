import { expect, test } from '@playwright/test';
import { rightAnswer, wrongAnswer, wrongChoice } from './answer.ts';
import { tabTo, type, type Press } from './keyboard.ts';
import { courseOf, feedback, keySent, onScreen } from './lesson.ts';
import { expectReason, expectTold, keyOf } from './told.ts';

// A trace of a thousand steps takes longer than the steps.
test.use({ reducedMotion: 'reduce', trace: 'off' });
test.skip(({ isMobile }) => isMobile, 'a phone has no keyboard');
// Sixty questions take a while on a busy machine.
test.setTimeout(240_000);

test('the flagship by keyboard alone', async ({ page }) => {
	let presses = 0;
	const press: Press = async (...keys) => {
		for (const key of keys) await page.keyboard.press(key);
		presses += keys.length;
	};
	await page.goto('/cases/engine');
	const sent = keySent(page);
	await tabTo(press, page.getByRole('button', { name: 'Start' }));
	await press('Enter');
	await expect(page.getByRole('button', { name: 'Begin' })).toBeEnabled();
	await press('Enter');
	await expect(page.getByText('Worked example, 1')).toBeVisible();
	const course = await courseOf(page, await sent);
	const examples = course.module.items.filter(({ use }) => use !== 'practice').length;
	for (let nth = 2; nth <= examples; nth++) {
		await press('Enter');
		await expect(page.getByText(`Worked example, ${nth}`)).toBeVisible();
	}
	await press('Enter');

	const counts: number[] = [];
	for (let nth = 0, more = true; more; nth++) {
		const item = await onScreen(page, course);
		await expect(page.locator('[data-focus]')).toBeFocused();
		const key = keyOf(course, item);
		const wrong = item.kind === 'label' ? nth % 3 === 0 : nth % 2 === 0;
		const before = presses;
		await type(page, press, item, wrong ? wrongAnswer(key, nth) : rightAnswer(key));
		await press('s', 'Enter');
		await expect(feedback(page)).toBeFocused();
		const missed = item.kind === 'label' ? 'Not this time.' : 'Partly right.';
		await expectTold(page, course, item, wrong ? missed : 'Right.');
		if (wrong) await expectReason(page, wrongChoice(key, nth).reason);
		more = !(await page.getByRole('button', { name: 'See how it went' }).isVisible());
		await press('Enter');
		if (more) await expect(feedback(page)).toHaveCount(0);
		if (item.kind === 'label') counts.push(presses - before);
	}
	await page.waitForURL(/\/summary$/);
	await expect(page.getByText('sentences right').first()).toBeVisible();

	counts.sort((a, b) => a - b);
	const median = counts[Math.floor(counts.length / 2)] ?? NaN;
	const most = counts.at(-1) ?? NaN;
	const description = `median ${median}, max ${most}, over ${counts.length} sentences`;
	test.info().annotations.push({ type: 'key presses per sentence', description });
	console.log(`key presses per sentence: ${description}`);
	expect(most).toBeLessThanOrEqual(4);
});
