import { afterEach, expect, it, vi } from 'vitest';
import { Shelf } from './shelf.ts';

const shelf = new Shelf('test');

afterEach(async () => {
	vi.restoreAllMocks();
	await caches.delete(shelf.name);
});

it('keeps list after list, and fetches nothing twice', async () => {
	const fetched = vi
		.spyOn(globalThis, 'fetch')
		.mockImplementation(async () => new Response('kept'));
	await shelf.keep(['/modules/one'], ['/modules/two', '/modules/three']);
	await shelf.keep(['/modules/one']);
	expect(fetched).toHaveBeenCalledTimes(3);
	expect(await (await shelf.find('/modules/three'))?.text()).toBe('kept');
});

it('brings nothing back that is taken off the device while it is on its way', async () => {
	const fetched = vi.spyOn(globalThis, 'fetch').mockImplementation(async () => {
		await caches.delete(shelf.name);
		return new Response('late');
	});
	await shelf.keep(['/modules/one'], ['/modules/two']);
	expect(fetched).toHaveBeenCalledTimes(1);
	expect(await caches.has(shelf.name)).toBe(false);
});
