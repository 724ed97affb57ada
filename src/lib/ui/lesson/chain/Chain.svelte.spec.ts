import { beforeEach, expect, test } from 'vitest';
import { page } from 'vitest/browser';
import type { ChainAnswer } from '../../../lesson/answer.ts';
import { clockItem, faults, stage } from '../stage.ts';
import Chain from './Chain.svelte';

const item = clockItem('chain');
const full: ChainAnswer = {
	links: { 'courier/1': ['courier/3'], 'courier/3': ['airfield', 'courier/1'], 'radio/4': [] },
	independent: 3
};
const open = (begin: ChainAnswer = {}) => stage(Chain, item, begin);

beforeEach(() => page.viewport(1280, 900));

test('each sentence rests on others, on roots, or shows no ground', async () => {
	const { screen, answer } = await open();
	const about = (name: string) =>
		screen.getByRole('group', { name: new RegExp(`^On whose word does ${name}`) });
	await about('A')
		.getByRole('checkbox', { name: /^B, Norrport Courier/ })
		.click();
	await about('A')
		.getByRole('checkbox', { name: /^C, Berg/ })
		.click();
	expect(answer().links).toEqual({ 'courier/1': ['courier/3', 'radio/4'] });
	await about('B')
		.getByRole('radio', { name: /^it shows no ground/ })
		.click();
	expect(answer().links?.['courier/3']).toEqual([]);
	await about('B')
		.getByRole('checkbox', { name: /^the thermometer/ })
		.click();
	expect(answer().links?.['courier/3']).toEqual(['airfield']);
	await expect
		.element(about('B').getByRole('radio', { name: /^it shows no ground/ }))
		.not.toBeChecked();
	await expect.element(screen.getByRole('status')).toHaveTextContent('2 of 3 sentences answered.');
});

test('a sentence cannot rest on itself', async () => {
	const { screen } = await open();
	const first = screen.getByRole('group', { name: /^On whose word does A/ });
	expect(first.getByRole('checkbox').elements()).toHaveLength(4);
	expect(first.getByRole('checkbox', { name: /^A,/ }).elements()).toHaveLength(0);
});

test('the number of independent sources is a choice from 0 to 8', async () => {
	const { screen, answer } = await open();
	await screen.getByLabelText(/^How many independent sources/).selectOptions('0');
	expect(answer().independent).toBe(0);
});

test('the drawing follows, and says where the chain goes round in a circle', async () => {
	const { screen } = await open();
	const lines = () => screen.container.querySelectorAll('.graph path').length;
	expect(lines()).toBe(0);
	const tick = (of: string, name: string) =>
		screen
			.getByRole('group', { name: new RegExp(`^On whose word does ${of}`) })
			.getByRole('checkbox', { name: new RegExp(`^${name}`) })
			.click();
	await tick('A', 'B, Norrport Courier');
	await expect.poll(lines).toBe(1);
	await tick('B', 'A, Norrport Courier');
	await expect.poll(lines).toBe(2);
	await expect.element(screen.getByText(/^B leads back to A/)).toBeVisible();
});

test('no two labels of the drawing overlap on a phone', async () => {
	await page.viewport(390, 800);
	const { screen } = await open(full);
	const boxes = [...screen.container.querySelectorAll('.graph .node')].map((one) =>
		one.getBoundingClientRect()
	);
	for (const [index, a] of boxes.entries()) {
		for (const b of boxes.slice(index + 1)) {
			const apart =
				a.right <= b.left || b.right <= a.left || a.bottom <= b.top || b.bottom <= a.top;
			expect(apart).toBe(true);
		}
	}
	expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(390);
});

test('once handed in: the key’s chain, what was missed, and why not more', async () => {
	const { screen, handIn } = await open(full);
	await handIn();
	expect(screen.container.querySelector('input, select')).toBeNull();
	const note = screen.getByRole('group', { name: /^Feedback/ });
	await expect.element(note.getByText(/^3 independent sources/)).toBeVisible();
	await expect.element(note.getByText(/^2 independent sources/)).toBeVisible();
	await expect.element(note.getByText(/^The headline adds no source of its own\./)).toBeVisible();
	const kinds = [...screen.container.querySelectorAll('.graph path')].map((one) =>
		['both', 'missed', 'extra'].find((kind) => one.classList.contains(kind))
	);
	expect(kinds).toEqual(['both', 'missed', 'both', 'missed', 'extra']);
	await expect.element(screen.getByText(/^You chose: A, Norrport Courier/)).toBeVisible();
});

test('one live region, and nothing that axe objects to', async () => {
	for (const theme of ['light', 'dark']) {
		document.documentElement.dataset['theme'] = theme;
		const { screen, handIn } = await open(full);
		expect(screen.container.querySelectorAll('[role=status], [aria-live]')).toHaveLength(1);
		expect(await faults(screen.container)).toEqual([]);
		await handIn();
		expect(await faults(screen.container)).toEqual([]);
		await screen.unmount();
	}
});
