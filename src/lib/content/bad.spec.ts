import { describe, expect, test } from 'vitest';
import { compileOne, ferry, said, withSlips } from './ferry.ts';
import type { Slip } from './ferry.ts';
import type { Files } from './compile.ts';

const gazette = 'sources/gazette.md';
const items = 'items.yaml';
const licence = 'Her licence allows 350.';
const reason = 'Nothing is worked out here; 412 is copied from the log.';

/** Input that is broken, hostile or from another world: what it is, the change, what is said. */
const bad: readonly (readonly [what: string, changes: Slip[], lines: (string | RegExp)[]])[] = [
	[
		'a bracket left open',
		[[items, 'moved: [number]', 'moved: [number']],
		[/^items\.yaml:4[23] {2}this is not YAML \(.*\)\. Compare it with the lines around/]
	],
	[
		'a tab',
		[[items, '  sentence: gazette/2', '\tsentence: gazette/2']],
		[`${items}:2  the line is indented with a tab. Use spaces.`]
	],
	[
		'a field twice',
		[[items, '  answer: evidence', '  answer: evidence\n  answer: inference']],
		[`${items}:4  "answer" stands here twice (also in line 3). Keep one of them.`]
	],
	[
		'a reference',
		[[items, 'attribution: document', 'attribution: &x document']],
		[
			`${items}:4  references and tags ("&", "*", "!") are not used here. Put the text in quotation marks.`
		]
	],
	[
		'a day that does not exist',
		[[gazette, '2031-05-06', '2031-02-30']],
		[
			`${gazette}:4  "2031-02-30" is not a date of the calendar. Write a year, a month or a day: 2031, 2031-05, 2031-05-06.`
		]
	],
	[
		'HTML in a passage',
		[[gazette, licence, `${licence} <img src=x onerror=alert(1)>`]],
		[
			`${gazette}:11  HTML is not allowed ("<img"). Write plain text; a "<" that is to be seen needs a space behind it.`
		]
	],
	[
		'HTML in a reason',
		[[items, reason, `<script>alert(1)</script> ${reason}`]],
		[
			`${items}:6  HTML is not allowed ("<script"). Write plain text; a "<" that is to be seen needs a space behind it.`
		]
	],
	[
		'a link that runs',
		[[gazette, licence, 'Her [licence](javascript:alert(1)) allows 350.']],
		[
			`${gazette}:11  links are not allowed. Write the words alone; where a source is from stands under "from".`,
			`${gazette}:11  "javascript:" is not allowed, nothing here may run. Delete it.`
		]
	],
	[
		'emphasis',
		[[gazette, licence, 'Her *licence* allows 350.']],
		[
			`${gazette}:11  bold, italic and code are not shown. Delete the signs, or write \\* for an asterisk that is to be seen.`
		]
	],
	[
		'a figure that runs',
		[['sources/trips.svg', '/>', ' onload="alert(1)"/>']],
		[
			'sources/trips.svg:1  the figure holds something that runs or loads ("onload="). Draw it without.'
		]
	],
	[
		'a figure that is missing',
		[[gazette, '(trips.svg)', '(trip.svg)']],
		[
			`${gazette}:14  there is no figure "trip.svg" beside the source. Did you mean "trips.svg"? Put the file into the folder sources, or correct its name.`
		]
	],
	[
		'a figure that nobody shows',
		[[gazette, /!.*/.exec(String(ferry.get(`ferry/${gazette}`)))?.[0] ?? '', '']],
		['sources/trips.svg:1  (warning) no source shows this figure. Show it, or delete the file.']
	],
	[
		'a control sign',
		[[items, reason, `Nothing\u0007 ${reason}`]],
		[/items\.yaml:1 {2}this is not YAML|items\.yaml:6 {2}an invisible control sign \(U\+0007\)/]
	],
	[
		'names that every object has',
		[
			[items, 'label: over', 'label: __proto__'],
			['module.yaml', '  overload:', '  constructor:']
		],
		[
			`${items}:18  "__proto__" cannot be a name. Use small letters, digits and hyphens, for example two-engines.`,
			'module.yaml:6  "constructor" cannot be a name. Use small letters, digits and hyphens, for example two-engines.'
		]
	],
	[
		'a speaker whom every object has',
		[['sources/radio.md', '  Reis: Ana', '  __proto__: nobody\n  Reis: Ana']],
		[`sources/radio.md:8  "__proto__" cannot be a speaker's name.`]
	],
	[
		'a language and a licence that do not exist',
		[
			['module.yaml', 'lang: en', 'lang: english!'],
			['module.yaml', 'CC-BY-4.0', 'free for all']
		],
		[
			'module.yaml:2  "english!" is not a language. Write its tag (BCP 47), for example en, ar or zh-Hant.',
			'module.yaml:3  "free for all" is not a licence. Write its SPDX name, for example CC-BY-4.0 or CC0-1.0.'
		]
	],
	[
		'a file that belongs nowhere',
		[['notes.txt', '', 'to do']],
		[
			'notes.txt:1  (warning) this file belongs to no part of a module and is not read. Delete or rename it.'
		]
	],
	[
		'a list where a text belongs',
		[[items, 'answer: evidence', 'answer: [evidence]']],
		[`${items}:3  "answer" must be one text, not a list.`]
	],
	[
		'a text where a list belongs',
		[[items, 'traps: [hedge]', 'traps: hedge']],
		[`${items}:31  "traps" must be a list. Write traps: [one, another].`]
	],
	[
		'an empty field',
		[[items, 'attribution: document', 'attribution:']],
		[`${items}:4  "attribution" is empty. Write something behind the colon, or delete the line.`]
	]
];

describe('bad input is refused with file and line', () => {
	test.each(bad)('%s', (_, changes, lines) => {
		const found = said(withSlips(...changes));
		for (const line of lines)
			if (typeof line === 'string') expect(found).toContain(line);
			else
				expect(
					found.some((one) => line.test(one)),
					found.join('\n')
				).toBe(true);
	});

	test('a broken file is never half used: with an error there is no module', () => {
		expect(compileOne(withSlips([items, 'answer: evidence', 'answer: evidense'])).built).toBe(
			undefined
		);
	});

	test('bytes that are not UTF-8 are named', () => {
		const bytes = new TextEncoder().encode(String(ferry.get('ferry/items.yaml')));
		bytes[bytes.indexOf(10) + 3] = 0xe9;
		const files: Files = new Map([...ferry, ['ferry/items.yaml', bytes]]);
		expect(said(files)).toEqual([
			`${items}:2  this is not UTF-8 text: byte 3 of the line is 0xE9. Save the file as UTF-8.`
		]);
	});

	test('a source of five megabytes is refused before it is read', () => {
		const huge = new Uint8Array(5_000_000).fill(0xff);
		const files: Files = new Map([...ferry, [`ferry/${gazette}`, huge]]);
		expect(said(files)).toEqual([
			`${gazette}:1  the file has 5.0 MB; at most 200 KB are read. Split it, or shorten it.`
		]);
	});

	test('brackets in brackets without end, and a line without end', () => {
		expect(said(withSlips([items, '[hedge]', '['.repeat(100_000)]))).toEqual([
			expect.stringMatching(/^items\.yaml:\d+ {2}this (cannot be read|is not YAML)/)
		]);
		expect(said(withSlips([gazette, licence, '“'.repeat(100_000)]))[0]).toBe(
			`${gazette}:11  this line has 100004 signs; a sentence has at most 2000. Divide it.`
		);
	});

	test('all problems of all files are said at once', () => {
		const found = said(
			withSlips(
				[items, 'answer: evidence', 'answer: evidense'],
				[items, '[hedge]', '[hegde]'],
				[gazette, 'article', 'artcle'],
				['module.yaml', 'licence: CC-BY-4.0\n', '']
			)
		);
		expect(found.map((line) => line.split('  ')[0])).toEqual([
			`${items}:3`,
			`${items}:31`,
			'module.yaml:1',
			`${gazette}:3`
		]);
	});

	test('a folder without its files says which are missing', () => {
		const found = said(new Map([['ferry/sources/a.md', '']]));
		expect(found).toContain(
			'items.yaml:1  the module lacks this file. Write it, or delete the folder.'
		);
		expect(found).toContain(
			'module.yaml:1  the module lacks this file. Write it, or delete the folder.'
		);
	});
});
