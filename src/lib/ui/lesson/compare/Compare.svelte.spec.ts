import { beforeEach, describe, expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import type { CompareAnswer } from '../../../lesson/answer.ts';
import { clockItem, faults, stage } from '../stage.ts';
import Compare from './Compare.svelte';

const item = clockItem('compare');
const heard = 'I stood below the tower on Tuesday and heard it strike three.';
const log = 'The clock stopped at 2.14 on Tuesday, the keeper’s log shows.';
const both: CompareAnswer = { pair: ['radio/2', 'courier/2'] };
const full: CompareAnswer = {
	...both,
	cards: [{ who: 'Berg', when: 'Monday' }, {}],
	verdict: 'apparent',
	moved: ['scope']
};
const open = (begin: CompareAnswer = {}) => stage(Compare, item, begin);

beforeEach(() => page.viewport(1280, 900));

describe('choosing the two sentences', () => {
	test('one from each passage, and it says how many', async () => {
		const { screen, answer } = await open();
		await expect
			.element(screen.getByRole('status'))
			.toHaveTextContent('0 of 2 sentences chosen. Choose one in each passage.');
		await screen.getByRole('button', { name: heard }).click();
		await expect
			.element(screen.getByRole('status'))
			.toHaveTextContent('1 of 2 sentences chosen. Choose one in each passage.');
		await screen.getByRole('button', { name: log }).click();
		await expect
			.element(screen.getByRole('status'))
			.toHaveTextContent('2 of 2 sentences chosen. Choose another to swap.');
		expect(answer().pair).toEqual(['radio/2', 'courier/2']);
	});

	test('by keyboard alone, without losing the focus', async () => {
		const { screen, answer } = await open();
		const sentence = screen.getByRole('button', { name: heard });
		(sentence.element() as HTMLElement).focus();
		await userEvent.keyboard(' ');
		await expect.element(sentence).toHaveAttribute('aria-pressed', 'true');
		await expect.element(sentence).toHaveFocus();
		expect(answer().pair).toEqual(['radio/2', null]);
	});

	test('one passage against itself is shown once', async () => {
		const alone = { ...item, sources: ['courier', 'courier'] as const };
		const { screen, answer } = await stage(Compare, alone, {});
		expect(screen.container.querySelectorAll('article')).toHaveLength(1);
		await screen.getByRole('button', { name: /^Wound on Monday, they can/ }).click();
		await screen.getByRole('button', { name: log }).click();
		expect(answer().pair).toEqual(['courier/2', 'courier/6']);
		const pressed = screen.container.querySelectorAll('[aria-pressed=true]');
		expect(pressed).toHaveLength(2);
	});
});

describe('the claim cards', () => {
	test('appear with the second sentence, say how two entries stand, and can be emptied', async () => {
		const { screen, answer } = await open({ pair: ['radio/2', null] });
		expect(screen.container.querySelector('select')).toBeNull();
		await screen.getByRole('button', { name: log }).click();
		const [ours, theirs] = ['When, A', 'When, B'].map((name) => screen.getByLabelText(name));
		await ours?.selectOptions('Tuesday');
		await expect.element(screen.getByRole('img', { name: /^the same/ })).not.toBeInTheDocument();
		await theirs?.selectOptions('Tuesday');
		await expect.element(screen.getByRole('img', { name: /^the same/ })).toBeVisible();
		await theirs?.selectOptions('Monday');
		await expect.element(screen.getByRole('img', { name: /^different/ })).toBeVisible();
		await ours?.selectOptions('leave open');
		expect(answer().cards).toEqual([{}, { when: 'Monday' }]);
	});
});

describe('the verdict', () => {
	test('group first, then one of its verdicts', async () => {
		const { screen, answer } = await open(both);
		await expect
			.element(screen.getByRole('radio', { name: /^Contradiction two/ }))
			.not.toBeInTheDocument();
		await screen.getByRole('radio', { name: /^They clash/ }).click();
		expect(answer().verdict).toBeUndefined();
		await screen.getByRole('radio', { name: /^Reversal/ }).click();
		expect(answer().verdict).toBe('reversal');
	});

	test('a group of one chooses it', async () => {
		const { screen, answer } = await open(both);
		await screen.getByRole('radio', { name: /^Settled/ }).click();
		expect(answer().verdict).toBe('update');
		await expect.element(screen.getByRole('radio', { name: /^Update/ })).toBeChecked();
	});

	test('another group keeps the verdict until another is chosen, and says so', async () => {
		const { screen, answer } = await open({ ...both, verdict: 'update' });
		await screen.getByRole('radio', { name: /^No clash/ }).click();
		await expect.element(screen.getByText(/^Your verdict is still “Update”/)).toBeVisible();
		expect(answer().verdict).toBe('update');
		await screen.getByRole('radio', { name: /^Compatible/ }).click();
		await expect.element(screen.getByText(/^Your verdict is still/)).not.toBeInTheDocument();
	});

	test('arrow keys move through the groups', async () => {
		const { screen } = await open(both);
		(screen.getByRole('radio', { name: /^They clash/ }).element() as HTMLElement).focus();
		await userEvent.keyboard(' {ArrowDown}');
		await expect.element(screen.getByRole('radio', { name: /^Settled/ })).toHaveFocus();
	});
});

describe('what moved', () => {
	test('at most two', async () => {
		const { screen, answer } = await open(both);
		const box = (name: string) => screen.getByRole('checkbox', { name });
		await box('number').click();
		await box('date').click();
		expect(answer().moved).toEqual(['number', 'date']);
		await expect.element(box('scope')).toBeDisabled();
		await box('date').click();
		await expect.element(box('scope')).toBeEnabled();
	});

	test('nothing is an answer of its own, and the last one let go leaves it', async () => {
		const { screen, answer } = await open(both);
		const nothing = screen.getByRole('radio', { name: /^nothing moved/ });
		await expect.element(nothing).not.toBeChecked();
		await nothing.click();
		expect(answer().moved).toEqual([]);
		const box = screen.getByRole('checkbox', { name: 'scope' });
		await box.click();
		await expect.element(nothing).not.toBeChecked();
		await box.click();
		await expect.element(nothing).toBeChecked();
	});
});

describe('once handed in', () => {
	test('it can only be read, with the right verdict beside the learner’s', async () => {
		const { screen, handIn } = await open(full);
		await handIn();
		expect(screen.container.querySelector('input, select, [role=button]')).toBeNull();
		const note = screen.getByRole('group', { name: /^Feedback/ });
		await expect.element(note.getByText('Apparent')).toBeVisible();
		await expect.element(note.getByText('Contradiction')).toBeVisible();
		await expect.element(note.getByText(/^Both mean the same clock/)).toBeVisible();
		await expect
			.element(note.getByText(/^sentences 2 of 2 · verdict, missed · what moved, missed/))
			.toBeVisible();
		await note.getByText(/^Why not disagreement\?/).click();
		await expect.element(note.getByText(/^They do not judge one fact/)).toBeVisible();
	});

	test('the words that settle it are marked, and the cards filled from the key', async () => {
		const { screen, handIn } = await open(full);
		await handIn();
		const marks = [...screen.container.querySelectorAll('.text mark')].map(
			(one) => one.textContent
		);
		expect(marks).toEqual([
			expect.stringMatching(/^strike three.?1$/),
			expect.stringMatching(/^stopped at 2\.14.?2$/)
		]);
		const cards = screen.getByRole('group', { name: /^Claim cards/ });
		await expect.element(cards.getByText(/^heard it/)).toBeVisible();
		await expect.element(cards.getByText(/^You had: Monday\./)).toBeVisible();
	});

	test('a sentence that was not the one is named', async () => {
		const { screen, handIn } = await open({ ...full, pair: ['radio/1', 'courier/1'] });
		await handIn();
		await expect.element(screen.getByText(/^You chose: Was it the frost\?/)).toBeVisible();
		await expect.element(screen.getByText(/^Your sentence counts as well:/)).toBeVisible();
		expect(screen.container.querySelectorAll('[data-pick]')).toHaveLength(2);
	});
});

test('one live region, and nothing that axe objects to, in every state', async () => {
	for (const theme of ['light', 'dark']) {
		document.documentElement.dataset['theme'] = theme;
		const { screen, handIn } = await open(full);
		expect(screen.container.querySelectorAll('[role=status], [aria-live]')).toHaveLength(1);
		expect(await faults(screen.container)).toEqual([]);
		await handIn();
		expect(screen.container.querySelectorAll('[role=status], [aria-live]')).toHaveLength(0);
		expect(await faults(screen.container)).toEqual([]);
		await screen.unmount();
	}
});

test('nothing is cut off or too small to tap at 320 pixels', async () => {
	await page.viewport(320, 700);
	const { screen } = await open(full);
	expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(320);
	for (const target of screen.container.querySelectorAll('label, select, summary')) {
		const { width, height } = target.getBoundingClientRect();
		expect(Math.min(width, height)).toBeGreaterThanOrEqual(24);
	}
});
