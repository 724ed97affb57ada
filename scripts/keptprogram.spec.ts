import { describe, expect, it } from 'vitest';
import { neededBy, sourcesOf, type Part } from './keptprogram.ts';

describe('the sources of pages', () => {
	const sources = [
		'+layout.svelte',
		'+error.svelte',
		'(site)/+layout.svelte',
		'(site)/+page.svelte',
		'(site)/cases/[module]/+page.svelte',
		'(site)/classes/+layout.svelte',
		'(site)/classes/+page.svelte',
		'cases/[module]/lesson/+page.svelte'
	];

	it('are theirs and what is around them, and nobody else’s', () => {
		expect(sourcesOf(['/cases/[module]/lesson'], sources)).toEqual([
			'cases/[module]/lesson/+page.svelte',
			'+layout.svelte',
			'+error.svelte'
		]);
		expect(sourcesOf(['/', '/cases/[module]'], sources)).toEqual([
			'(site)/+page.svelte',
			'(site)/cases/[module]/+page.svelte',
			'+layout.svelte',
			'+error.svelte',
			'(site)/+layout.svelte'
		]);
	});

	it('must be there: who renames a page hears of it', () => {
		expect(() => sourcesOf(['/lessons'], sources)).toThrow('/lessons');
	});
});

it('what a page needs is what it imports, through others, and what comes only when it is wanted', () => {
	const part = (imports: string[], dynamicImports: string[] = [], assets: string[] = []): Part => ({
		imports,
		dynamicImports,
		assets
	});
	const parts = new Map([
		['page', part(['base'], ['panel'], ['page.css'])],
		['base', part(['page'], [], ['serif.woff2'])],
		['panel', part(['shared'])],
		['shared', part([])],
		['teachers', part(['base', 'shared'])]
	]);
	expect([...neededBy(['page'], parts)].sort()).toEqual([
		'base',
		'page',
		'page.css',
		'panel',
		'serif.woff2',
		'shared'
	]);
});
