import { describe, expect, test } from 'vitest';
import { ferry, said } from './ferry.ts';
import type { Files } from './compile.ts';
import { auditShortcuts } from './shortcuts.ts';
import type { Seen } from './shortcuts.ts';
import { labels } from './vocabulary.ts';
import type { Source } from './module.ts';

const source: Source = {
	id: 'a',
	outlet: 'A',
	kind: 'article',
	date: '2031',
	fidelity: 'constructed',
	lang: 'en',
	licence: 'CC0-1.0',
	speakers: {},
	blocks: []
};
/** Thirty sentences, ten of each label, with a wording of their label's or of their number's. */
const thirty = (word: (label: string, at: number) => string): Seen[] =>
	Array.from({ length: 30 }, (_, at) => {
		const answer = labels[at % 3]!;
		return { text: word(answer, at), lang: 'en', sentence: `a/${at}`, source, answer };
	});

describe('a shortcut that was planted is found', () => {
	test('hedge words in every inference', () => {
		const rates = auditShortcuts(
			thirty((label) => (label === 'inference' ? 'It is probably so.' : 'It is so.'))
		);
		expect(rates.hedge).toBeCloseTo(2 / 3, 10);
		expect(rates.majority).toBeCloseTo(1 / 3, 10);
	});

	test('numbers in every evidence, and the rule the other way round', () => {
		const rates = (numbered: boolean) =>
			auditShortcuts(
				thirty((label) => ((label === 'evidence') === numbered ? 'It has 12.' : 'It has some.'))
			).marks;
		expect(rates(true)).toBeCloseTo(2 / 3, 10);
		expect(rates(false)).toBe(rates(true));
	});

	test('where nothing was planted a shortcut wins nothing', () => {
		const rates = auditShortcuts(thirty((_, at) => (at % 2 ? 'It is probably so.' : 'It is so.')));
		expect(rates.hedge).toBeLessThan(rates.majority + 0.15);
		// A feature that never varies is the majority rule; leaving one out must not punish it.
		expect(rates.marks).toBeCloseTo(rates.majority, 10);
	});
});

/** A module of labelled sentences, one passage for each. */
function moduleOf(count: number, word: (label: string) => string): Files {
	const files = new Map(ferry);
	files.delete('ferry/guide.yaml');
	files.delete('ferry/sources/trips.svg');
	const front = String(ferry.get('ferry/sources/gazette.md')).split('\n\n')[0];
	files.delete('ferry/sources/gazette.md');
	files.delete('ferry/sources/radio.md');
	const items = Array.from({ length: count }, (_, at) => {
		const label = labels[at % 3]!;
		files.set(
			`ferry/sources/s${at}.md`,
			`${front}\n\n[1] It rained.\n[2] The ferry was ${word(label)} late.\n[3] It rained.\n`
		);
		const reasons = labels
			.filter((one) => one !== label)
			.map((one) => `  not ${one}: Because of what is said at ${at} (${one}).`);
		return `- label: item-${at}\n  sentence: s${at}/2\n  answer: ${label}\n  attribution: named\n  settles: late\n  change: Something else would change it.\n${reasons.join('\n')}`;
	});
	return files.set('ferry/items.yaml', items.join('\n\n'));
}

test('a module that can be passed without reading is told so, from twenty sentences on', () => {
	const hedged = (label: string) => (label === 'inference' ? 'probably' : 'again');
	expect(said(moduleOf(21, hedged))).toEqual([
		'items.yaml:1  (warning) who looks only at hedge words labels 67 % rightly; always the same label gives 33 %, and at most 15 points more may be won without reading. Add sentences where that sign misleads.'
	]);
	expect(said(moduleOf(18, hedged))).toEqual([]);
	expect(said(moduleOf(21, () => 'again'))).toEqual([]);
});
