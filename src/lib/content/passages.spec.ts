import { describe, expect, test } from 'vitest';
import { compileOne, withSlips } from './ferry.ts';
import { joiner } from './passages.ts';

const source = (lang: string, body: string) =>
	withSlips([
		'sources/other.md',
		'',
		`---\noutlet: صحيفة\nkind: article\ndate: 2031\nlang: ${lang}\nfidelity: constructed\n---\n${body}\n`
	]);
const blocks = (lang: string, body: string) =>
	compileOne(source(lang, body)).built?.module.sources.find(({ id }) => id === 'other')?.blocks;

describe('other scripts', () => {
	test('sentences are joined by a space, or by nothing where a script has none', () => {
		expect(['en', 'ar', 'de-AT'].map(joiner)).toEqual([' ', ' ', ' ']);
		expect(['zh-Hant', 'ja', 'th', 'lo', 'km', 'my'].map(joiner)).toEqual(['', '', '', '', '', '']);
	});

	test('Japanese: every line is a sentence, quotation and turn as elsewhere', () => {
		const found = blocks(
			'ja',
			'# [1] 船は満員\n\n[2] 乗客は四百十二人だった。\n[3] 「多すぎる」と船長は言う。'
		);
		expect(found?.map((block) => block.kind)).toEqual(['headline', 'paragraph']);
		expect(found?.[1]?.sentences.map(({ text }) => text).join(joiner('ja'))).toBe(
			'乗客は四百十二人だった。「多すぎる」と船長は言う。'
		);
	});

	test('Arabic: numbers stand in front and nothing is turned round', () => {
		const found = blocks(
			'ar',
			'[1] غادرت السفينة الميناء يوم الأحد.\n[2] كان على متنها ٤١٢ راكبا.'
		);
		expect(found?.[0]?.sentences.map(({ text }) => text).join(joiner('ar'))).toBe(
			'غادرت السفينة الميناء يوم الأحد. كان على متنها ٤١٢ راكبا.'
		);
	});

	test('two sentences on one line are noticed there too', () => {
		const lines = (lang: string, body: string) =>
			compileOne(source(lang, body)).problems.filter(({ message }) =>
				message.includes('2 sentences')
			);
		expect(lines('ja', '[1] 船は出た。客は多い。')).toHaveLength(1);
		expect(lines('ar', '[1] غادرت السفينة. كان البحر هادئا.')).toHaveLength(1);
	});
});

test('every block of the format', () => {
	const found = blocks(
		'en',
		'# [1] Head\n## [2] Sub\n[3] One.\n[4] Two.\n\n> [5] Quoted.\n> [6] Still.\n\n- [7] A point.\n- [8] Another.\n[9] Of the same point.\n\n[12] \\[Editor] and a \\* star.'
	);
	expect(found?.map(({ kind, sentences }) => [kind, sentences.map(({ id }) => id)])).toEqual([
		['headline', ['other/1']],
		['subheading', ['other/2']],
		['paragraph', ['other/3', 'other/4']],
		['quotation', ['other/5', 'other/6']],
		['list-item', ['other/7']],
		['list-item', ['other/8', 'other/9']],
		['paragraph', ['other/12']]
	]);
	expect(found?.at(-1)?.sentences[0]?.text).toBe('[Editor] and a * star.');
});
