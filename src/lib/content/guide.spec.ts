import { describe, expect, test } from 'vitest';
import { compileOne, ferry, said, withSlips } from './ferry.ts';
import type { Slip } from './ferry.ts';

const guide = 'guide.yaml';
const ready: Slip = ['module.yaml', 'lang: en', 'lang: en\nstatus: ready'];
const without = (...slips: Slip[]) => {
	const files = new Map(withSlips(...slips));
	files.delete('ferry/guide.yaml');
	return files;
};

test('the guide is kept apart from what is asked and from the key', () => {
	const { built } = compileOne(ferry);
	expect(built?.guide).toEqual({
		discussion: [
			{
				ask: 'Who counted, and how could they know?',
				expect: 'The ticket log and the counter at the gate; both count, and they differ.'
			}
		],
		misconceptions: [
			{
				says: '412 is an exact number, so it must be evidence.',
				answer: 'Strike out the log and ask again who counted.'
			}
		],
		answers: [{ item: 'half', note: 'Most say inference; ask what three trips of ten lead to.' }]
	});
	expect(JSON.stringify([built?.module, built?.key])).not.toContain('Strike out');
});

test('a word in the guide makes no new revision', () => {
	const revisions = [
		ferry,
		withSlips([guide, 'Strike out', 'Cross out']),
		without(),
		withSlips(['items.yaml', 'sound: false', 'sound: true'])
	].map((files) => compileOne(files).built?.module.revision);
	expect(new Set(revisions.slice(0, 3)).size).toBe(1);
	expect(revisions[3]).not.toBe(revisions[0]);
});

test('a missing guide is told once a module is ready, and stops nothing', () => {
	expect(said(without())).toEqual([]);
	const files = without(ready);
	expect(said(files)).toEqual([
		'guide.yaml:1  (warning) there is no guide for the teacher. Write discussion, misconceptions and answers.'
	]);
	expect(compileOne(files).built?.guide).toBe(null);
});

describe('slips in a guide are named with line and remedy', () => {
	const slips: readonly (readonly [string, Slip, string])[] = [
		[
			'an item that is not there',
			[guide, 'item: half', 'item: halv'],
			`${guide}:8  there is no item "halv". Did you mean "half"? Items stand in items.yaml.`
		],
		[
			'an item twice',
			[guide, '  - item: half', '  - item: half\n    note: Twice.\n  - item: half'],
			`${guide}:10  "half" stands here twice. Write one note about it.`
		],
		[
			'a part without its answer',
			[guide, '    answer: Strike out the log and ask again who counted.\n', ''],
			`${guide}:5  this part of "misconceptions" has no "answer:". What helps then.`
		],
		[
			'an unknown field',
			[guide, 'expect:', 'expects:'],
			`${guide}:3  a part of "discussion" has no field "expects". Did you mean "expect"? Known: ask, expect.`
		],
		[
			'a text where parts belong',
			[guide, 'discussion:\n', 'discussion:\n  - Who counted?\n'],
			`${guide}:2  "discussion" holds something that has no fields. Begin each part with "- ask: …" and write expect below it.`
		],
		[
			'a group that is no list',
			[guide, '  - item: half\n    note:', '  half:'],
			`${guide}:7  "answers" must be a list. Begin each part with "- item: …" and write note below it.`
		],
		[
			'no discussion',
			[guide, 'discussion:', 'talk:'],
			`${guide}:1  the guide has no discussion. Add "discussion:" and below it a list.`
		],
		[
			'HTML',
			[guide, 'Strike out', '<b>Strike</b> out'],
			`${guide}:6  HTML is not allowed ("<b"). Write plain text; a "<" that is to be seen needs a space behind it.`
		],
		[
			'not a map',
			[guide, '', '- one'],
			`${guide}:1  a guide holds discussion, misconceptions and answers.`
		]
	];
	test.each(slips)('%s', (_, slip, line) => {
		expect(said(withSlips(slip))).toContain(line);
	});
});
