import { expect, test } from 'vitest';
import { readingGrade } from './grade.ts';
import type { Source } from './module.ts';

const source = (text: string, lang = 'en'): Source => ({
	id: 'a',
	outlet: 'A',
	kind: 'article',
	date: '2031',
	fidelity: 'constructed',
	lang,
	licence: 'CC0-1.0',
	speakers: {},
	blocks: [{ kind: 'paragraph', sentences: [{ id: 'a/1', text }] }]
});

test('follows the formula of Kincaid and others', () => {
	// Six words of one syllable: 0.39 × 6 + 11.8 × 1 − 15.59 = −1.45
	expect(readingGrade([source('The cat sat on the mat.')])).toBe(-1.4);
	// Three words, eleven syllables (5 + 2 + 4): 0.39 × 3 + 11.8 × 11 / 3 − 15.59 = 28.85
	expect(readingGrade([source('Unavoidable questions proliferated.')])).toBeGreaterThan(20);
});

test('says nothing of other languages', () => {
	expect(readingGrade([source('Die Katze sass auf der Matte.', 'de')])).toBe(undefined);
});
