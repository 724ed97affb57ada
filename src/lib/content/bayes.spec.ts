import { describe, expect, test } from 'vitest';
import { auditWords, train } from './bayes.ts';
import type { Source } from './module.ts';
import type { Seen } from './shortcuts.ts';
import { labels } from './vocabulary.ts';
import type { Label } from './vocabulary.ts';

const source = { lang: 'en', blocks: [] as const } as unknown as Source;
const seen = (text: string, answer: Label): Seen => ({
	...{ text, answer, source },
	lang: 'en',
	sentence: 'a/1'
});

describe('naive Bayes', () => {
	// Manning, Raghavan & Schütze (2008), example 13.1; "China" is evidence here, "not China" inference.
	const textbook = [
		seen('Chinese Beijing Chinese', 'evidence'),
		seen('Chinese Chinese Shanghai', 'evidence'),
		seen('Chinese Macao', 'evidence'),
		seen('Tokyo Japan Chinese', 'inference')
	];

	test('gives the class of the textbook’s example, which smoothing decides', () => {
		const guess = train(textbook);
		expect(guess(seen('Chinese Chinese Chinese Tokyo Japan', 'assertion'))).toBe('evidence');
		// (1/4) · (2/9)³ · (2/9)² is now more than (3/4) · (3/7)² · (1/14)³.
		expect(guess(seen('Tokyo, Japan, Tokyo: Chinese chinese', 'assertion'))).toBe('inference');
	});

	test('passes over words that it never met', () => {
		expect(train(textbook)(seen('Peru Peru Peru', 'assertion'))).toBe('evidence');
	});
});

describe('words from module to module', () => {
	const moduleOf = (id: string, word: (label: Label, at: number) => string) => ({
		id,
		seen: Array.from({ length: 30 }, (_, at) => {
			const answer = labels[at % 3]!;
			return seen(`${id} was ${word(answer, at)} there`, answer);
		})
	});

	test('a word that only one label has is found in a module it was not learnt from', () => {
		const told = (label: Label) => (label === 'inference' ? 'hence' : 'then');
		const found = auditWords([moduleOf('one', told), moduleOf('two', told)]);
		expect(found?.pooled).toEqual({ sentences: 60, accuracy: 2 / 3, majority: 1 / 3 });
		expect(found?.byModule['two']?.accuracy).toBeCloseTo(2 / 3, 10);
	});

	test('a rule that holds in one module alone wins nothing in the other', () => {
		const own = (word: string) => (label: Label) => `${word}${label}`;
		const found = auditWords([moduleOf('one', own('x')), moduleOf('two', own('y'))]);
		expect(found?.pooled.accuracy).toBeCloseTo(1 / 3, 10);
	});

	test('one module has no other to learn from', () => {
		const one = moduleOf('one', () => 'then');
		expect(auditWords([one, { id: 'empty', seen: [] }])).toBe(undefined);
	});
});
