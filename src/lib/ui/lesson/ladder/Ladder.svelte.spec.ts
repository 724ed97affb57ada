import { beforeEach, expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import type { LadderAnswer } from '../../../lesson/answer.ts';
import { clockItem, faults, stage } from '../stage.ts';
import Ladder from './Ladder.svelte';

const item = clockItem('ladder');
const placed: LadderAnswer = {
	rungs: { 'radio/3': 'likely', 'courier/1': 'flat', 'courier/3': 'very-likely' }
};
const open = (begin: LadderAnswer = {}) => stage(Ladder, item, begin);

beforeEach(() => page.viewport(1280, 900));

test('each retelling is placed on a rung; then it asks where certainty rose', async () => {
	const { screen, answer } = await open();
	const rose = screen.getByRole('group', { name: /^Where did certainty rise/ });
	for (const [name, rung] of [
		['How sure is A?', 'unlikely, 20–45 %'],
		['How sure is B?', 'stated as fact'],
		['How sure is C?', 'very likely, 80–95 %']
	] as const) {
		await expect.element(rose).not.toBeInTheDocument();
		await screen.getByLabelText(name).selectOptions(rung);
	}
	expect(answer().rungs).toEqual({
		'radio/3': 'unlikely',
		'courier/1': 'flat',
		'courier/3': 'very-likely'
	});
	await expect
		.element(screen.getByRole('status'))
		.toHaveTextContent('3 of 3 retellings placed on the ladder.');
	await expect.element(rose).toBeVisible();
	await screen.getByRole('radio', { name: /^B, Norrport Courier/ }).click();
	expect(answer().rose).toBe('courier/1');
});

test('the lowest retelling cannot have risen; nowhere is an answer', async () => {
	const { screen, answer } = await open(placed);
	const names = screen
		.getByRole('radio')
		.elements()
		.map((one) => one.closest('label')?.textContent);
	expect(names.map((name) => name?.trim().slice(0, 7))).toEqual(['C, Norr', 'B, Norr', 'Nowhere']);
	await screen.getByRole('radio', { name: /^Nowhere/ }).click();
	expect(answer().rose).toBe('nowhere');
});

test('the drawing follows, and a screen reader is spared it', async () => {
	const { screen } = await open(placed);
	const ladder = screen.container.querySelector('.ladder[aria-hidden=true]');
	expect([...(ladder?.querySelectorAll('b') ?? [])].map((one) => one.textContent)).toEqual([
		'B',
		'C',
		'A'
	]);
	await screen.getByLabelText('How sure is A?').selectOptions('almost certain, 95–99 %');
	await expect
		.poll(() => [...(ladder?.querySelectorAll('b') ?? [])].map((one) => one.textContent))
		.toEqual(['B', 'A', 'C']);
});

test('a passage opens in place', async () => {
	const { screen } = await open();
	(screen.getByText(/^Show A in its passage/).element() as HTMLElement).focus();
	await userEvent.keyboard('{Enter}');
	await expect.element(screen.getByText(/^Was it the frost\?/)).toBeVisible();
});

test('once handed in: the right rungs beside the learner’s, and why', async () => {
	const { screen, handIn } = await open({ ...placed, rose: 'courier/3' });
	await handIn();
	expect(screen.container.querySelector('input, select')).toBeNull();
	const note = screen.getByRole('group', { name: /^Feedback/ });
	await expect.element(note.getByText(/^Retelling C/)).toBeVisible();
	await expect.element(note.getByText(/^Retelling B/)).toBeVisible();
	await expect
		.element(note.getByText(/^Certainty rises here, but on a measurement\./))
		.toBeVisible();
	await expect.element(note.getByText(/^order, right · the rise, missed/)).toBeVisible();
	const first = screen.getByRole('listitem').first();
	await expect.element(first.getByText(/^likely, 55–80 %/)).toBeVisible();
	await expect.element(first.getByText(/^unlikely, 20–45 %/)).toBeVisible();
});

test('one live region, and nothing that axe objects to', async () => {
	for (const theme of ['light', 'dark']) {
		document.documentElement.dataset['theme'] = theme;
		const { screen, handIn } = await open({ ...placed, rose: 'courier/3' });
		expect(screen.container.querySelectorAll('[role=status], [aria-live]')).toHaveLength(1);
		expect(await faults(screen.container)).toEqual([]);
		await handIn();
		expect(await faults(screen.container)).toEqual([]);
		await screen.unmount();
	}
});

test('nothing is cut off at 320 pixels', async () => {
	await page.viewport(320, 700);
	await open({ ...placed, rose: 'courier/3' });
	expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(320);
});
