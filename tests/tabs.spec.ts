import { expect, test } from '@playwright/test';
import { check, feedback, goOn, kept, onScreen, startLesson } from './lesson.ts';

test.use({ reducedMotion: 'reduce' });

test('two tabs on one lesson keep the answers of both', async ({ page: first, context }) => {
	const choose = (label: string) => first.getByRole('radio', { name: label }).check();
	const course = await startLesson(first, 'first-steps');
	await choose('Assertion');
	await check(first);
	await goOn(first);
	await expect(kept(first)).toHaveAttribute('data-kept', 'device');

	const second = await context.newPage();
	await second.goto('/cases/first-steps/lesson');
	const item = await onScreen(first, course);
	await expect.poll(() => onScreen(second, course)).toEqual(item);

	// Both write the same place of the log: whoever comes second goes behind.
	await Promise.all([choose('Evidence'), second.getByRole('radio', { name: 'Guessing' }).check()]);
	for (const tab of [first, second]) {
		await expect(kept(tab)).toHaveAttribute('data-kept', 'device');
	}
	const notice = 'This lesson was also open in another tab';
	const warned = () => Promise.all([first, second].map((tab) => tab.getByText(notice).count()));
	await expect.poll(warned).toContain(1);
	await first.reload();
	await expect(first.getByRole('radio', { name: 'Evidence' })).toBeChecked();
	await expect(first.getByRole('radio', { name: 'Guessing' })).toBeChecked();

	// The second tab lags behind by two answers, and changes what was handed in meanwhile.
	await check(first);
	await goOn(first);
	await choose('Inference');
	await check(first);
	await expect(kept(first)).toHaveAttribute('data-kept', 'device');
	await second.getByRole('radio', { name: 'Assertion' }).click();
	await expect(second.getByText(notice)).toBeVisible();
	await expect(feedback(second)).toBeVisible();
	const handedIn = await onScreen(first, course);
	await expect.poll(() => onScreen(second, course)).toEqual(handedIn);

	await goOn(second);
	await second.getByRole('radio', { name: 'Evidence' }).check();
	await check(second);
	await expect(kept(second)).toHaveAttribute('data-kept', 'device');
	await first.goto('/cases/first-steps/answers');
	const rows = first.locator('main ol > li');
	await expect(rows.filter({ hasNotText: 'not answered' })).toHaveCount(4);
});
