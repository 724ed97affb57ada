import { expect, test } from 'vitest';
import { ferry, said, withSlips } from './ferry.ts';

const items = 'items.yaml';

test('too much of one label', () => {
	const more = String(ferry.get('ferry/items.yaml'))
		.split('\n\n')[3]!
		.replace('label: half', 'label: half-again')
		.replaceAll('three trips', 'three of ten trips')
		.replace('ten trips, not', 'ten trips in May, not');
	expect(said(withSlips([items, '- compare: how-many', `${more}\n\n- compare: how-many`]))).toEqual(
		[
			`${items}:1  (warning) 60 % of the labelled sentences are assertion; at most 45 % may be. Add sentences of the other labels.`
		]
	);
});

test('too many sentences that are not sound', () => {
	expect(
		said(withSlips([items, 'certainty: likely', 'certainty: likely\n  sound: false']))
	).toEqual([
		`${items}:1  (warning) 50 % of the labelled sentences are not sound; at most a third may be. A trainer that shows only flaws teaches cynicism; add sound sentences.`
	]);
});

test('too many contradictions', () => {
	const found = said(
		withSlips(
			[items, 'answer: apparent', 'answer: contradiction'],
			[items, 'not contradiction:', 'not apparent:'],
			[items, 'not compatible:', 'not disagreement:']
		)
	);
	expect(found).toEqual([
		`${items}:1  (warning) 100 % of the pairs are contradictions; at most half may be. Add pairs with other verdicts (disagreement, reversal, misreport …).`
	]);
});

test('evidence from nobody', () => {
	expect(said(withSlips([items, '  attribution: document\n', '']))).toEqual([
		`${items}:1  (warning) "count" is evidence, but nobody is named as its origin. Add "attribution: …": author, named, unnamed or document.`
	]);
});

test('a reason that says nothing', () => {
	const test = 'test: Look again.\n  not inference:';
	expect(
		said(
			withSlips(
				[
					items,
					'not inference: “Probably” sounds like weighing, but three trips in ten do not lead to half.',
					`${test} No.`
				],
				[
					items,
					"change: Name who went through the year's logs, and it is evidence.",
					'change: A log.'
				]
			)
		)
	).toEqual([
		`${items}:27  (warning) the feedback for choosing "inference" is 5 words; under 12 it explains nothing. Say what misleads there.`
	]);
});

test('a source that no item asks about', () => {
	const other = String(ferry.get('ferry/sources/gazette.md')).replace(/!\[.*\n/, '');
	expect(said(withSlips(['sources/other.md', '', other]))).toEqual([
		'sources/other.md:1  (warning) no item asks about this source. Ask about a sentence of it, or delete the file.'
	]);
});

test('passages that read harder than their audience does', () => {
	const hard =
		'Her certification documentation unambiguously authorises transportation of approximately';
	const slip = ['sources/gazette.md', 'Her licence allows', `${hard} licence allows`] as const;
	expect(said(withSlips(slip, ['module.yaml', 'lang: en', 'lang: en\ngrade: 2']))[0]).toMatch(
		/^module\.yaml:1 {2}\(warning\) the passages read at grade \d+\.\d, the audience at grade 2\./
	);
	expect(said(withSlips(slip))).toEqual([]);
});

test('a module without aims', () => {
	expect(
		said(
			withSlips([
				'module.yaml',
				'aims: [tell a record from a conclusion, see when two counts clash]\n',
				''
			])
		)[0]
	).toContain('names no aims');
});
