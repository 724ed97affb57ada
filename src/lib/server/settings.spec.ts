import { expect, it } from 'vitest';
import * as settings from './settings.ts';
import { onEachEngine } from './store/testing.ts';

onEachEngine((db) => {
	it('remembers what was set last', async () => {
		expect(await settings.get(db(), 'sign-up')).toBeUndefined();
		await settings.set(db(), 'sign-up', 'off');
		await settings.set(db(), 'sign-up', 'on');
		expect(await settings.get(db(), 'sign-up')).toBe('on');
	});

	it('makes the secret once', async () => {
		const [first, second] = await Promise.all([settings.secret(db()), settings.secret(db())]);
		expect(first).toMatch(/^[\w-]{43}$/);
		expect(second).toBe(first);
	});
});
