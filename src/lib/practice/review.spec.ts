import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { markItem } from '../scoring/mark.ts';
import { bankOf } from './bank.ts';
import { caseOf, noon } from './fixture.ts';
import { reviewOf } from './given.ts';
import { ReviewSchema } from './review.ts';

const [asked] = bankOf([caseOf('rain', [['a', 'evidence', ['photo']]], 'weather')]).items;
if (!asked) throw new Error('The bank is empty.');
const given = { id: 'r1', at: noon, offset: 60 };
const write = (label?: 'evidence' | 'inference', confidence?: 3) => {
	const answer = { ...(label && { label }) };
	const mark = markItem(asked.item, asked.key, answer, confidence);
	return reviewOf(asked, mark, { ...given, answer, ...(confidence && { confidence }) });
};

describe('a review', () => {
	it('says what was answered and what that tells about', () => {
		expect(write('inference', 3)).toMatchObject({
			id: 'r1',
			module: 'rain',
			item: '0',
			topic: 'weather',
			skills: ['evidence-inference/photo'],
			correct: false,
			credit: 0,
			confidence: 3,
			answer: { label: 'inference' }
		});
	});
	it('survives being written to a file', () => {
		const review = write('evidence');
		expect(v.parse(ReviewSchema, JSON.parse(JSON.stringify(review)))).toEqual(review);
	});
	it('is not made of an answer that is not complete', () => {
		expect(write()).toBeUndefined();
	});
	it('may name skills that a later version knows', () => {
		expect(v.is(ReviewSchema, { ...write('evidence'), skills: ['map/scale'] })).toBe(true);
	});
	it.each([{ at: NaN }, { offset: 2000 }, { skills: [''] }, { confidence: 4 }, { credit: 2 }])(
		'is refused with %o',
		(change) => {
			expect(v.is(ReviewSchema, { ...write('evidence'), ...change })).toBe(false);
		}
	);
});
