import { describe, expect, test } from 'vitest';
import { compile } from './compile.ts';
import type { Files } from './compile.ts';
import { ferry, hash, withSlips } from './ferry.ts';
import { libraryOf } from './library.ts';
import { describeLibrary } from './librarytable.ts';

/** The ferry under several names. */
const copies = (count: number, files: Files = ferry): Files =>
	new Map(
		Array.from({ length: count }, (_, at) =>
			[...files].map(([path, text]) => [path.replace('ferry', `ferry-${at}`), text] as const)
		).flat()
	);
const audit = (files: Files) => libraryOf(compile(files, { hash }).map((one) => one.draft));
const ready = withSlips(['module.yaml', 'lang: en', 'lang: en\nstatus: ready']);
const about = (files: Files, words: string) =>
	audit(files).findings.filter(({ message }) => message.includes(words));

test('counts what is practised, over all modules', () => {
	expect(audit(copies(2))).toMatchObject({
		modules: 2,
		ready: 0,
		items: 14,
		twins: 2,
		label: { evidence: 2, inference: 2, assertion: 4 },
		notSound: 2,
		verdicts: { contradiction: 2, apparent: 2, update: 0 }
	});
	const worked = withSlips([
		'items.yaml',
		'  certainty: likely',
		'  certainty: likely\n  use: worked\n  steps: [No., No.]'
	]);
	expect(audit(worked)).toMatchObject({ items: 7, label: { assertion: 1 } });
	expect(audit(worked).traps['hedge']).toEqual({ items: 0, modules: 0 });
});

describe('coverage', () => {
	test('asks for three items and two modules', () => {
		expect(audit(copies(3)).traps['hedge']).toEqual({ items: 3, modules: 3 });
		expect(about(copies(3), '"hedge"')).toEqual([]);
		expect(about(copies(2), '"hedge"')).toEqual([
			{
				message:
					'the trap "hedge" is exercised by 2 items in 2 modules; at least 3 in 2 are wanted.',
				fails: false
			}
		]);
		const thrice = withSlips(
			['items.yaml', 'attribution: document', 'attribution: document\n  traps: [hedge]'],
			['items.yaml', 'certainty: very-likely', 'certainty: very-likely\n  traps: [hedge]']
		);
		expect(about(thrice, '"hedge"')[0]?.message).toContain('3 items in 1 modules');
		expect(about(copies(3), 'mechanism "number"')).toEqual([]);
		expect(about(copies(3), 'mechanism "scope"')).toHaveLength(1);
	});

	test('fails from seven ready modules on', () => {
		const fails = (files: Files) => audit(files).findings.some((one) => one.fails);
		expect(fails(copies(6, ready))).toBe(false);
		expect(fails(copies(7, ready))).toBe(true);
		expect(fails(copies(7))).toBe(false);
	});
});

test('words that carry over from module to module are found', () => {
	const [found] = about(copies(7, ready), 'words alone');
	expect(found).toEqual({
		message:
			'words alone, learnt from the other modules, label 25.0 points more rightly than always the same label; at most 12 may be won. Vary the wording of the labels.',
		fails: true
	});
	expect(audit(ferry).words).toBe(null);
});

test('the table tells counts, rates and what is missing', () => {
	const table = describeLibrary(audit(copies(2)));
	expect(table).toContain('library · 2 modules, 0 ready');
	expect(table).toMatch(/traps {7}hedge 2\/2 · number 0\/0/);
	expect(table).toContain('words alone 75 %, majority 50 % (+25 points; at most +12)');
	expect(table).toContain('note        the trap "number" is exercised by 0 items');
	expect(table).toContain('” 2 (ferry-0/count');
});
