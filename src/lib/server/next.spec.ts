import { expect, it } from 'vitest';
import { nextOf } from './next.ts';

const next = (to: string) =>
	nextOf(new URL(`https://grounds.test/sign-in?next=${encodeURIComponent(to)}`));

it.each(['/classes', '/classes/a1?tab=2#x', '/join/7K3M-9QXT'])('goes on to %s', (path) => {
	expect(next(path)).toBe(path);
});

it.each([
	'https://evil.example/',
	'//evil.example',
	'/\\evil.example',
	'/\t/evil.example',
	'/.//evil.example',
	'/classes/..//evil.example',
	'javascript:alert(1)',
	'evil',
	''
])('does not go on to %j', (path) => {
	expect(next(path)).toBeUndefined();
});

it('goes nowhere in particular where nothing was said', () => {
	expect(nextOf(new URL('https://grounds.test/sign-in'))).toBeUndefined();
});
