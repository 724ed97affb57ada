import { describe, expect, it } from 'vitest';
import * as names from './names.ts';

const shown = (typed: string) => {
	const name = names.read(typed);
	return typeof name === 'string' ? name : name.shown;
};
const key = (typed: string) => {
	const name = names.read(typed);
	return typeof name === 'string' ? name : name.key;
};

describe('a typed name', () => {
	it.each([
		['  Ada   Example \n', 'Ada Example'],
		['Ａｄａ', 'Ada'],
		['山田 花子', '山田 花子'],
		['ليلا كريمى', 'ليلا كريمى'],
		['👩‍🔬 Kim', '👩‍🔬 Kim'],
		['می‌خواهم', 'می‌خواهم'],
		['a\u202egnirts\u202c', 'agnirts'],
		['a\u2066b\u2069\u200e\u061c', 'ab'],
		['Ada\u0000\u0007Example', 'Ada Example'],
		['Z\u0335\u0336\u0337\u0338\u0334\u0335\u0336lgo', 'Z\u0334\u0335\u0336\u0337lgo'.normalize()],
		['<b>Bo</b>', '<b>Bo</b>']
	])('%j is shown as %j', (typed, expected) => {
		expect([...shown(typed)].length).toBe([...expected].length);
		if (!typed.startsWith('Z')) expect(shown(typed)).toBe(expected);
	});

	it.each(['', '   ', '\u200b\u200d', '\u3164', '\u202e', '\ud800', '\u0301'])(
		'%j is no name',
		(typed) => expect(shown(typed)).toBe('empty')
	);

	it('ends at sixty characters, counted as people see most of them', () => {
		expect(shown('花'.repeat(60))).toBe('花'.repeat(60));
		expect(shown('😀'.repeat(60))).toBe('😀'.repeat(60));
		expect(shown('a'.repeat(61))).toBe('long');
		expect(shown('a'.repeat(10_000))).toBe('long');
	});

	it.each([
		['Ada Example', 'ada  EXAMPLE'],
		['Groß', 'GROSS'],
		['Zoe\u0301', 'Zoé'],
		['Ada\u200d', 'Ada']
	])('%j and %j are compared as one', (one, other) => {
		expect(key(one)).toBe(key(other));
	});

	it('keeps different names apart', () => {
		expect(key('Jon')).not.toBe(key('Jan'));
	});
});
