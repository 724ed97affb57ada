import { expect, test } from 'vitest';
import { plural } from './plural.ts';

const pages = { one: '# page', other: '# pages' };

test('counts in the form of the number', () => {
	expect(plural(1, pages)).toBe('1 page');
	expect(plural(0, pages)).toBe('0 pages');
	expect(plural(1200, pages)).toBe('1,200 pages');
});

test('takes the forms of other languages, and the general one where a form is missing', () => {
	const polish = { one: '# strona', few: '# strony', many: '# stron', other: '# strony' };
	expect(plural(3, polish, 'pl')).toBe('3 strony');
	expect(plural(5, polish, 'pl')).toBe('5 stron');
	expect(plural(5, { other: '#' }, 'pl')).toBe('5');
});
