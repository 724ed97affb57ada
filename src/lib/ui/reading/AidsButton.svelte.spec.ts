import { beforeEach, expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-svelte';
import '../../../app.css';
import { faults } from '../lesson/stage.ts';
import AidsButton from './AidsButton.svelte';

const root = document.documentElement;
const token = (name: string, of: Element = root) =>
	getComputedStyle(of).getPropertyValue(name).trim();
const radio = (group: string, name: string) =>
	page.getByRole('group', { name: group }).getByRole('radio', { name, exact: true });

beforeEach(async () => {
	localStorage.clear();
	root.dataset['reading'] = '';
	await page.viewport(390, 844);
});

async function open() {
	const screen = await render(AidsButton);
	await screen.getByRole('button', { name: 'Reading aids' }).click();
	await expect.element(page.getByRole('dialog', { name: 'Reading aids' })).toBeVisible();
	return screen;
}

test('a choice takes effect at once and is kept', async () => {
	await open();
	await expect.element(radio('Text size', 'Normal')).toBeChecked();
	const usual = { scale: token('--scale'), lead: token('--lead'), serif: token('--serif') };
	await radio('Text size', 'Largest').click();
	await radio('Line spacing', 'Wide').click();
	await radio('Letters', 'Easy to tell apart').click();
	expect(Number(token('--scale'))).toBeGreaterThan(Number(usual.scale));
	expect(Number(token('--lead'))).toBeGreaterThan(Number(usual.lead));
	expect(token('--track')).not.toBe('normal');
	expect(token('--serif')).toContain('Atkinson');
	expect(usual.serif).not.toContain('Atkinson');
	expect(localStorage.getItem('reading')).toBe('size-largest spacing-wide letters-clear');
});

test('it opens with what was chosen before, and knows the way back', async () => {
	root.dataset['reading'] = 'size-large letters-clear nonsense size-';
	await open();
	await expect.element(radio('Text size', 'Large')).toBeChecked();
	await expect.element(radio('Line spacing', 'Normal')).toBeChecked();
	await page.getByRole('button', { name: 'Back to normal' }).click();
	await expect.element(radio('Text size', 'Normal')).toBeChecked();
	await expect.element(radio('Letters', 'Usual')).toBeChecked();
	expect(token('--scale')).toBe('1');
	expect(localStorage.getItem('reading')).toBe('');
});

test('a projector keeps its own sizes', async () => {
	root.dataset['reading'] = 'size-largest spacing-widest letters-clear';
	expect(token('--scale')).toBe('1.5');
	const projector = document.body.appendChild(document.createElement('div'));
	projector.className = 'projector';
	expect(token('--scale', projector)).toBe('1');
	expect(token('--lead', projector)).toBe('1.6');
	expect(getComputedStyle(projector).fontSize).toBe('16px');
	expect(getComputedStyle(projector).fontFamily).not.toContain('Atkinson');
	projector.remove();
});

test('by keyboard: opened, chosen with the arrows, closed with Escape', async () => {
	const screen = await render(AidsButton);
	const button = screen.getByRole('button', { name: 'Reading aids' });
	(button.element() as HTMLElement).focus();
	await userEvent.keyboard('{Enter}');
	await expect.element(page.getByRole('button', { name: 'Close' })).toHaveFocus();
	await userEvent.keyboard('{Tab}{ArrowRight}');
	await expect.element(radio('Text size', 'Large')).toBeChecked();
	await userEvent.keyboard('{Escape}');
	await expect.element(page.getByRole('dialog')).not.toBeInTheDocument();
	await expect.element(button).toHaveFocus();
	await button.click();
	await expect.element(page.getByRole('dialog')).toBeVisible();
	document.querySelector('dialog')?.click();
	await expect.element(page.getByRole('dialog')).not.toBeInTheDocument();
});

test('nothing that axe objects to', async () => {
	for (const theme of ['light', 'dark']) {
		root.dataset['theme'] = theme;
		const screen = await open();
		expect(await faults(screen.container), theme).toEqual([]);
		await screen.unmount();
	}
});
