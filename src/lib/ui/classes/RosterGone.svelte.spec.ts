import { expect, test } from 'vitest';
import { render } from 'vitest-browser-svelte';
import '../../../app.css';
import RosterGone from './RosterGone.svelte';

const students = [
	{ id: 'a', name: 'Kim Example', tag: 'birch-12' },
	{ id: 'b', name: 'Kim Example', tag: 'heron-40' }
];
const shown = { students, hrefOf: (id: string) => `/roster/${id}`, errors: {} };

test('sends those who are ticked, all of them at one tick, and never that one is sure', async () => {
	const screen = await render(RosterGone, { ...shown, changes: true });
	await screen.getByText('2 students were removed').click();
	const form = screen.container.querySelector('form')!;
	const sent = () => [...new FormData(form)].map((field) => field.join());
	await screen.getByRole('checkbox', { name: 'Kim Example, heron-40' }).click();
	expect(sent()).toEqual(['student,b']);
	await screen.getByRole('checkbox', { name: 'Tick all' }).click();
	expect(sent()).toEqual(['student,a', 'student,b']);
	expect(form.checkValidity()).toBe(false);
	await screen.getByRole('checkbox', { name: /for good$/ }).click();
	expect(sent()).toEqual(['student,a', 'student,b', 'sure,on']);
	expect(form.checkValidity()).toBe(true);
});

test('stays open on what is wrong, and offers nothing to whoever only looks', async () => {
	const screen = await render(RosterGone, {
		...shown,
		changes: true,
		errors: { erase: 'Tick one student or more.' }
	});
	await expect.element(screen.getByRole('alert')).toBeVisible();
	await screen.rerender({ ...shown, changes: false });
	expect(screen.container.querySelectorAll('input, button')).toHaveLength(0);
	expect(screen.container.querySelectorAll('a')).toHaveLength(2);
});
