import { expect, it } from 'vitest';
import { headlineOf } from './headline.ts';

it('names the confusion in the order in which it happened', () => {
	const { title, deck } = headlineOf({
		kind: 'confuses',
		was: 'inference',
		said: 'evidence',
		count: 6,
		of: 15
	});
	expect(title).toBe('You call inferences evidence.');
	expect(deck).toContain('6 of 15 inferences');
});

it('says nothing of habits from too few sentences', () => {
	expect(headlineOf({ kind: 'too-few', of: 5 }).deck).toContain('5 labelled so far');
});

it('tells a clean sheet from errors without a pattern', () => {
	expect(headlineOf({ kind: 'even', errors: 0, of: 20 }).title).toBe('You tell the three apart.');
	expect(headlineOf({ kind: 'even', errors: 4, of: 20 }).title).toBe('No habit stands out.');
});
