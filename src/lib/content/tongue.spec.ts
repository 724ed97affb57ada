import { describe, expect, it } from 'vitest';
import { isLanguage, wordsOf } from './tongue.ts';

describe('words', () => {
	it('are cut by a dictionary where a script has no spaces', () => {
		for (const [lang, text] of [
			['th', 'เรือออกจากท่าแล้ว'],
			['zh-Hant', '船已經離開港口'],
			['ja', '船は港を出た']
		] as const) {
			const words = wordsOf(text, lang);
			expect(words.length, lang).toBeGreaterThan(2);
			expect(words.join(''), lang).toBe(text);
		}
		expect(wordsOf('船は港を出た。客は多い。', 'ja').join('')).toBe('船は港を出た客は多い');
	});

	it('keep their accents, vowel signs and numbers', () => {
		expect(wordsOf('Fähre: 3,5 km – l’été', 'de')).toEqual(['Fähre', '3,5', 'km', 'l’été']);
		expect(wordsOf('غادرت السفينةُ الميناءَ', 'ar')).toHaveLength(3);
		expect(wordsOf('', 'th')).toEqual([]);
	});
});

it('knows a language by its tag', () => {
	expect(['en', 'zh-Hant', 'pt-BR'].every(isLanguage)).toBe(true);
	expect(['', 'english!', 'e'].some(isLanguage)).toBe(false);
});
