import { describe, expect, it } from 'vitest';
import { isAtWork, isForAnyone, mayKeep, pageOf, strategyOf, type Asked } from './strategy.ts';

const site = { origin: 'https://grounds.test', files: ['/icon-192.png'] };
const asked = (path: string, more: Partial<Asked> = {}): Asked => ({
	method: 'GET',
	mode: 'cors',
	url: new URL(path, site.origin),
	part: false,
	...more
});

describe('which way a request goes', () => {
	it.each([
		['/_app/immutable/chunks/a.js', {}, 'kept'],
		['/modules/engine/abc/key.json', {}, 'kept'],
		['/icon-192.png', {}, 'kept'],
		['/cases/engine/lesson', { mode: 'navigate' }, 'page'],
		['/cases/engine/lesson/__data.json?x-sveltekit-invalidated=001', {}, 'data'],
		['/cases', { method: 'POST', mode: 'navigate' }, 'pass'],
		['/modules/engine/abc/key.json', { part: true }, 'pass'],
		['https://elsewhere.test/_app/immutable/a.js', {}, 'pass'],
		['/_app/version.json', {}, 'pass'],
		['/service-worker.js', {}, 'pass'],
		['/api/attempts', {}, 'pass']
	] as const)('%s %o: %s', (path, more, way) => {
		expect(strategyOf(asked(path, more), site)).toBe(way);
	});
});

it('knows the page behind an address', () => {
	const of = (path: string) => pageOf(new URL(path, site.origin));
	expect(of('/__data.json')).toBe('/');
	expect(of('/cases/engine/lesson/__data.json?x=1')).toBe('/cases/engine/lesson');
	expect(of('/cases/?topic=science')).toBe('/cases');
});

it('leaves lessons and practice in peace, and their reports not', () => {
	expect(isAtWork('https://grounds.test/cases/engine/lesson?feedback=end')).toBe(true);
	expect(isAtWork('https://grounds.test/practice/session')).toBe(true);
	expect(isAtWork('https://grounds.test/cases/engine/summary')).toBe(false);
});

describe('what may be kept', () => {
	const reply = (status: number, headers: Record<string, string> = {}) =>
		new Response(null, { status, headers: { 'x-edition': 'b', ...headers } });

	it('is a good reply of this edition', () => {
		expect(mayKeep(reply(200), 'b')).toBe(true);
		expect(mayKeep(reply(200), 'a')).toBe(false);
		expect(mayKeep(new Response(''), 'b')).toBe(false);
		expect(mayKeep(new Response(''))).toBe(true);
	});

	it.each([206, 404, 500, 503])('is not a reply of status %i', (status) => {
		expect(mayKeep(reply(status), 'b')).toBe(false);
	});

	it.each(['no-store', 'private, max-age=60'])(
		'is, of what a person sees, not what says %s',
		(control) => {
			expect(isForAnyone(reply(200, { 'cache-control': control }))).toBe(false);
			expect(isForAnyone(reply(200))).toBe(true);
		}
	);
});
