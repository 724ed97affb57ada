import { describe, expect, test } from 'vitest';
import { compile } from './compile.ts';
import { summaryOf } from './describe.ts';
import { compileOne, ferry, hash, said, withSlips } from './ferry.ts';
import type { Files } from './compile.ts';
import type { CompareKey, LabelKey } from './module.ts';

const built = (files: Files) => {
	const { built, problems } = compileOne(files);
	if (!built) throw new Error(problems.map((one) => one.message).join('\n'));
	return built;
};
const { module, key } = built(ferry);
const labelKey = (id: string, keys = key.keys) => keys[id] as LabelKey;
const pair = (files: Files) => {
	const item = built(files).module.items.find((one) => one.kind === 'compare');
	if (item?.kind !== 'compare') throw new Error('no pair');
	return item;
};

describe('what a learner gets', () => {
	test('blocks, speakers and figures of the passages, by date', () => {
		expect(module.sources.map((source) => source.id)).toEqual(['gazette', 'radio']);
		expect(module.sources[0]?.blocks.map((block) => block.kind)).toEqual([
			'headline',
			'paragraph',
			'figure'
		]);
		expect(module.sources[0]?.blocks[2]?.sentences).toEqual([
			{ id: 'gazette/7', text: 'Half of all trips are probably like that.' }
		]);
		expect(module.sources[1]?.blocks.map(({ speaker }) => speaker)).toEqual(['Reis', 'Presenter']);
		expect(built(ferry).figures['trips.svg']?.type).toBe('image/svg+xml');
	});

	test('no answer stands in what is asked', () => {
		const text = JSON.stringify(module.items);
		for (const secret of ['answer', 'settles', 'reasons', 'rose', 'moved', 'twin":'])
			expect(text).not.toContain(secret);
		expect(text).not.toContain('gazette/2","radio/1');
	});

	test('the rungs of a ladder come in an order that says nothing', () => {
		expect(module.items.at(-1)).toMatchObject({
			sentences: ['gazette/1', 'gazette/4', 'radio/2']
		});
	});

	test('a claim card offers values of other pairs, in alphabetical order', () => {
		expect(pair(ferry).cardOptions.who).toEqual(['Gazette', 'Presenter', 'Reis', 'ticket log']);
		expect(pair(ferry).cardOptions.basis).toEqual(['evidence', 'inference', 'assertion', 'none']);
		expect(pair(ferry).cardOptions.sure).toHaveLength(9);
	});

	test('a dash in a card is “not said”', () => {
		const files = withSlips([
			'items.yaml',
			'ticket log · people on board · Sunday · flat · evidence',
			'ticket log · people on board · – · – · –'
		]);
		const [first] = (built(files).key.keys['how-many'] as CompareKey).cards;
		expect(first).toEqual({
			who: 'ticket log',
			what: 'people on board',
			when: '–',
			sure: 'none',
			basis: 'none'
		});
	});

	test('minutes: 84 words, three labels of which one has a twin, two pairs, a ladder', () => {
		// 84 / 200 min + 3 × 30 s + 2 × 100 s + 150 s = 7.75 min
		expect(module.minutes).toBe(8);
	});

	test('the shelf counts what is practised', () => {
		expect(summaryOf(module, key)).toMatchObject({
			traps: ['hedge'],
			passages: 2,
			counts: { label: 4, compare: 2, ladder: 1, chain: 0 }
		});
	});
});

describe('the key', () => {
	test('twins show each other', () => {
		expect(labelKey('count').twin).toEqual({
			reads: 'The Alda left Norrport on Sunday with 412 people on board.',
			answer: 'assertion'
		});
		expect(labelKey('count-bare').twin).toEqual({
			reads:
				"The Alda left Norrport on Sunday with 412 people on board, the harbour office's ticket log shows.",
			answer: 'evidence'
		});
	});

	test('settling words are found in the sentence, then around it', () => {
		expect(labelKey('over').settles).toEqual([
			{ sentence: 'gazette/4', start: 0, end: 6 },
			{ sentence: 'gazette/3', start: 12, end: 22 }
		]);
	});

	test('a twin’s words lie in its own wording', () => {
		expect(labelKey('count-bare').settles).toEqual([{ sentence: 'gazette/2', start: 38, end: 48 }]);
	});

	test('curly and straight quotation marks and all kinds of space are equal', () => {
		const files = withSlips(
			[
				'sources/gazette.md',
				"the harbour office's ticket log",
				'the harbour office’s ticket\u00a0“log”'
			],
			[
				'items.yaml',
				"settles: the harbour office's ticket log",
				'settles: the harbour office\'s ticket "log"'
			]
		);
		expect(labelKey('count', built(files).key.keys).settles).toEqual([
			{ sentence: 'gazette/2', start: 59, end: 92 }
		]);
	});

	test('other sentences are accepted only from the same passage', () => {
		const also = (text: string) =>
			withSlips([
				'items.yaml',
				'  question: How many people were',
				`  also:\n    ${text}\n  question: How many people were`
			]);
		expect(built(also('gazette/2: [gazette/4]')).key.keys['how-many']).toMatchObject({
			also: [['gazette/4'], []]
		});
		expect(said(also('gazette/2: [radio/3]'))[0]).toContain('stands in another passage');
		expect(said(also('gazette/7: [gazette/4]'))[0]).toContain('is not a sentence of the pair');
	});
});

describe('draft and ready', () => {
	const gap = [
		'items.yaml',
		'  not inference: Nothing is worked out here; 412 is copied from the log.\n',
		''
	] as const;
	const status = (word: string) =>
		['module.yaml', 'lang: en', `lang: en\nstatus: ${word}`] as const;

	test('a gap warns in a draft and stops a module that is ready', () => {
		expect(compileOne(withSlips(gap, status('draft'))).problems[0]?.severity).toBe('warning');
		expect(compileOne(withSlips(gap, status('ready'))).problems[0]?.severity).toBe('error');
	});

	test('a rule of thumb never stops a module', () => {
		const files = withSlips(
			['sources/gazette.md', 'allows 350.', 'allows 350. She is old.'],
			status('ready')
		);
		expect(compileOne(files).problems.map((one) => one.severity)).toEqual(['warning']);
	});

	test('an abbreviation, or a no-break space, is no end of a sentence', () => {
		const says = (text: string) =>
			said(withSlips(['sources/gazette.md', 'Her licence', `${text} Her licence`]));
		expect(says('Dr. Fell said so, e.g. today, at St. Mary:')).toEqual([]);
		expect(says('At Cap.\u00a0Verde:')).toEqual([]);
		expect(says('It rained.')).toHaveLength(1);
	});
});

describe('worked examples', () => {
	const worked = (answerSteps: string) =>
		withSlips([
			'items.yaml',
			'  attribution: document\n',
			`  attribution: document\n  use: worked\n  steps: ${answerSteps}\n`
		]);

	test('take one question for evidence, and do not count for balance', () => {
		const { built: good, overview } = compileOne(worked('[Yes - the log does.]'));
		expect((good?.key.keys['count'] as LabelKey).steps).toEqual(['Yes - the log does.']);
		expect(overview).toMatchObject({
			examples: 1,
			label: { evidence: 0, inference: 1, assertion: 2 }
		});
	});

	test('too many steps are refused', () => {
		expect(said(worked('[one, two]'))[0]).toContain('"count" has 2 steps; evidence takes 1.');
	});
});

describe('the revision', () => {
	test('does not hang on the order in which files are read', () => {
		expect(built(new Map([...ferry].reverse())).module.revision).toBe(module.revision);
		expect(module.revision).toMatch(/^[0-9a-f]{16}$/);
		expect(key.revision).toBe(module.revision);
	});

	test('changes with the key and with a figure', () => {
		const others = [
			withSlips(['items.yaml', 'sound: false', 'sound: true']),
			withSlips(['sources/trips.svg', '/>', '><title>Trips</title></svg>'])
		].map((files) => built(files).module.revision);
		expect(new Set([module.revision, ...others]).size).toBe(3);
	});
});

test('modules stand by their order, then by title', () => {
	const files = new Map(ferry);
	for (const [path, content] of ferry) {
		files.set(path.replace('ferry', 'a-first'), content);
		files.set(
			path.replace('ferry', 'z-last'),
			String(content).replace('title: Too', 'order: 1\ntitle: Too')
		);
	}
	files.set('README.md', 'not a module').set('schema/items.json', '{}');
	expect(compile(files, { hash }).map((one) => one.id)).toEqual(['z-last', 'a-first', 'ferry']);
});
