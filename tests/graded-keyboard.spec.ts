import { expect } from '@playwright/test';
import { rightAnswer } from './answer.ts';
import { expectWord, test } from './graded.ts';
import { tabTo, type, type Press } from './keyboard.ts';
import { feedback, onScreen } from './lesson.ts';
import { keyOf } from './told.ts';

test.use({ reducedMotion: 'reduce', trace: 'off' });
test.skip(({ isMobile }) => isMobile, 'a phone has no keyboard');

test('an assignment by keyboard alone, from its briefing to its mark', async ({ page, campus }) => {
	const press: Press = async (...keys) => {
		for (const key of keys) await page.keyboard.press(key);
	};
	const desk = await campus.assign();
	await campus.enter(page.context(), desk.student);
	await page.goto(desk.address);
	await expect(page.getByRole('button', { name: 'Begin' })).toHaveAttribute(
		'aria-disabled',
		'false'
	);
	await press('Enter');
	await expect(page.getByText('Worked example, 1')).toBeVisible();
	const examples = campus.course.module.items.filter(({ use }) => use !== 'practice').length;
	for (let nth = 1; nth <= examples; nth++) {
		await expect(page.getByText(new RegExp(`(example|end it), ${nth} of`))).toBeVisible();
		const completes = page.getByText('Your turn to end it');
		if (await completes.isVisible()) {
			await press('e');
			await expect(page.locator('.verdict')).toBeVisible();
		}
		await press('Enter');
	}
	for (let more = true; more;) {
		const item = await onScreen(page, campus.course);
		await expect(page.locator('[data-focus]')).toBeFocused();
		await type(page, press, item, rightAnswer(keyOf(campus.course, item)));
		await press('s', 'Enter');
		await expect(feedback(page)).toBeFocused();
		await expect(feedback(page)).toContainText('Right.');
		more = !(await page.getByRole('button', { name: 'Hand in and finish' }).isVisible());
		await press('Enter');
		if (more) await expect(feedback(page)).toHaveCount(0);
	}
	await expect(page.getByRole('heading', { name: 'Handed in' })).toBeFocused();
	await expectWord(page, 'saved');
	await tabTo(press, page.getByRole('link', { name: 'Back to the assignment' }));
	await press('Enter');
	await page.waitForURL(/\/assignments\/[\w-]+$/);
});
