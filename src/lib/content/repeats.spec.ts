import { describe, expect, test } from 'vitest';
import { compile } from './compile.ts';
import { ferry, hash, said, withSlips } from './ferry.ts';
import type { Slip } from './ferry.ts';
import { formatProblem, isError } from './problem.ts';
import { repeatsOf } from './repeats.ts';

const items = 'items.yaml';
const bare = 'An exact number looks measured, but nobody is said to have counted.';
const both = 'Both figures are on record; that the first breaks the limit is worked out from them.';
const near = 'Near, but the clash is what a reader sees first; say what removes it.';
const logs = '“Probably” sounds like weighing, but three trips in ten do not lead to half.';
const copied = 'Nothing is worked out here; 412 is copied from the log.';

describe('a reason that stands in another item', () => {
	test('is an error where it stands again, however it is written', () => {
		const files = withSlips([
			items,
			logs,
			'NOTHING is “worked out” here: 412 is copied from the log!'
		]);
		// A colon inside a text needs quotation marks.
		const quoted = withSlips([
			items,
			logs,
			'NOTHING is “worked out” here, 412 is copied from the log!'
		]);
		expect(said(files)[0]).toContain('a colon followed by a space');
		expect(said(quoted)).toEqual([
			`${items}:27  "not inference" of "half" repeats a reason of "ferry/count" word for word. Each item misleads in its own way; say how.`
		]);
	});

	test('is found across modules, in the one that stands later on the shelf', () => {
		const files = new Map(ferry);
		for (const [path, content] of ferry)
			files.set(
				path.replace('ferry/', 'barge/'),
				String(content).replace('title: Too', 'order: 1\ntitle: Too')
			);
		const [barge, again] = compile(files, { hash });
		expect(barge?.id).toBe('barge');
		expect(barge?.problems.filter(isError)).toEqual([]);
		expect(again?.problems.filter(isError)).toHaveLength(13);
		expect(formatProblem(again!.problems[0]!)).toContain(
			'items.yaml:1  "not inference" of "count" repeats a reason of "barge/count"'
		);
		expect(again?.built).toBe(undefined);
	});
});

describe('phrases of eight words', () => {
	const template = 'it is not the case here that';
	const often = (times: number): Slip[] =>
		[copied, bare, both, near]
			.slice(0, times)
			.map((text) => [items, text, `${text} But ${template}.`]);

	test('three times is allowed, four times warns, and stops nothing even when ready', () => {
		expect(said(withSlips(...often(3)))).toEqual([]);
		expect(
			said(withSlips(['module.yaml', 'lang: en', 'lang: en\nstatus: ready'], ...often(4)))
		).toEqual([
			expect.stringMatching(
				/^items\.yaml:47 {2}\(warning\) “but it is not the case here that” stands 4 times in the explanations of the library \(first in "ferry\/count"\); more than 3 read like a template\./
			)
		]);
	});

	test('the most frequent are listed once, whatever overlaps them', () => {
		const [first, ...others] = repeatsOf(
			compile(withSlips(...often(4)), { hash }).map((one) => one.draft)
		);
		expect(first).toEqual({
			words: 'but it is not the case here that',
			count: 4,
			items: ['ferry/count', 'ferry/count-bare', 'ferry/over', 'ferry/how-big']
		});
		expect(others).toEqual([]);
	});

	test('the standard questions of worked examples do not count', () => {
		const question = 'Does the passage say who saw, measured or recorded this at the time?';
		const steps = (name: string): Slip => [
			items,
			name,
			`${name}\n  use: worked\n  steps: ["${question} No.", "${question} Yes."]`
		];
		expect(
			repeatsOf(
				compile(withSlips(steps('label: over'), steps('label: half')), { hash }).map(
					(one) => one.draft
				)
			)
		).toEqual([]);
	});
});
