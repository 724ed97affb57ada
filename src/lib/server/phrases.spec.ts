import { describe, expect, it } from 'vitest';
import * as phrases from './phrases.ts';
import { words } from './words/words.ts';

describe('the words', () => {
	it('are 1,024, each of them once, short and plain', () => {
		expect(words).toHaveLength(1024);
		expect(new Set(words).size).toBe(1024);
		expect(words.filter((word) => !/^[a-z]{3,10}$/.test(word))).toEqual([]);
	});
});

describe('a phrase', () => {
	it('is four of them, and another one each time', () => {
		const drawn = Array.from({ length: 200 }, phrases.draw);
		expect(new Set(drawn).size).toBe(200);
		for (const phrase of drawn) expect(phrases.read(phrase)).toEqual({ phrase });
	});

	it('draws on all the words, in every place', () => {
		const drawn = Array.from({ length: 20_000 }, () => phrases.draw().split(' '));
		for (const place of [0, 1, 2, 3]) {
			expect(new Set(drawn.map((phrase) => phrase[place])).size).toBe(1024);
		}
	});

	it('is the same for the same form, and another for another form or secret', () => {
		const phrase = phrases.drawFor('secret', 'form');
		expect(phrases.drawFor('secret', 'form')).toBe(phrase);
		expect(phrases.drawFor('secret', 'other')).not.toBe(phrase);
		expect(phrases.drawFor('other', 'form')).not.toBe(phrase);
	});

	const [one, two, three, four] = words as [string, string, string, string];
	const phrase = `${one} ${two} ${three} ${four}`;
	it.each([
		`  ${phrase} `,
		`${one}, ${two}, ${three}, ${four}.`,
		`${one}-${two}-${three}-${four}`,
		`${one}\n${two}\n${three}\n${four}`,
		phrase.toUpperCase()
	])('may be typed as %j', (typed) => {
		expect(phrases.read(typed)).toEqual({ phrase });
	});

	it('names the word that is in no phrase', () => {
		expect(phrases.read(`${one} ${two} qqqq ${four}`)).toEqual({ unknown: 'qqqq' });
		expect(phrases.read(`${one} ${two}`)).toEqual({ unknown: '' });
		expect(phrases.read('')).toEqual({ unknown: '' });
	});
});
