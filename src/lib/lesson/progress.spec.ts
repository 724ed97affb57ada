import { describe, expect, it } from 'vitest';
import type { LessonEvent } from './event.ts';
import { clockModule, clockModuleOf } from './fixture.ts';
import { planLesson, type FeedbackPolicy } from './plan.ts';
import { beside, done, lacking, nextLacking, position, steps } from './progress.ts';
import { rehearse } from './rehearse.ts';

const module = clockModuleOf('oil', 'neglect', 'strike', 'when');
const planOf = (feedback: FeedbackPolicy, of = module) =>
	planLesson(of, { feedback, confidence: 'required', seed: 1 });
const look = (item: string): LessonEvent => ({ type: 'look', item });
const answer = (item: string): LessonEvent[] => [
	{ type: 'choose', item, answer: { label: 'inference' } },
	{ type: 'sure', item, confidence: 2 }
];
const play = (feedback: FeedbackPolicy, ...events: LessonEvent[]) =>
	rehearse(planOf(feedback), { type: 'begin' }, ...events);

describe('steps', () => {
	it('are open, skipped or submitted, and one is the current', () => {
		const lesson = play(
			'item',
			{ type: 'skip' },
			...answer('neglect'),
			{ type: 'submit' },
			{ type: 'next' }
		);
		expect(steps(lesson)).toEqual([
			{ items: ['oil'], state: 'skipped', current: false },
			{ items: ['neglect'], state: 'submitted', current: false },
			{ items: ['strike'], state: 'open', current: true },
			{ items: ['when'], state: 'open', current: false }
		]);
		expect(done(lesson)).toEqual({ items: 1, of: 4 });
	});
});

describe('position', () => {
	it('counts a sentence in its passage, and the passage among those asked about', () => {
		expect(position(play('item', look('neglect')))).toEqual({
			item: 2,
			items: 4,
			passage: { source: 'courier', number: 1, of: 2, sentence: 2, sentences: 2 }
		});
		expect(position(play('set', look('strike')))?.passage).toEqual({
			source: 'radio',
			number: 2,
			of: 2,
			sentence: 1,
			sentences: 1
		});
	});

	it('of an item without a passage is its place among all', () => {
		expect(position(play('item', look('when')))).toEqual({ item: 4, items: 4 });
	});

	it('is nowhere in a lesson without items', () => {
		const empty = planOf('item', { ...clockModule, items: [] });
		expect(position(rehearse(empty))).toBeUndefined();
	});
});

describe('within a step', () => {
	it('names what still lacks an answer or its confidence', () => {
		const [choose] = answer('oil');
		expect(lacking(play('passage', choose!))).toEqual(['oil', 'neglect']);
		expect(lacking(play('passage', ...answer('oil')))).toEqual(['neglect']);
	});

	it('goes on to the next item that lacks something, round the step', () => {
		expect(nextLacking(play('set', look('neglect'), ...answer('neglect')))).toBe('strike');
		expect(nextLacking(play('set', ...answer('neglect')))).toBe('strike');
		expect(nextLacking(play('set', look('when')))).toBe('oil');
		expect(nextLacking(play('item'))).toBeUndefined();
	});

	it('has neighbours, but none beyond its ends', () => {
		expect(beside(play('set'))).toEqual({ next: 'neglect' });
		expect(beside(play('set', look('neglect')))).toEqual({ previous: 'oil', next: 'strike' });
		expect(beside(play('set', look('when')))).toEqual({ previous: 'strike' });
		expect(beside(play('item', look('neglect')))).toEqual({});
	});

	it('has only the flagged neighbours in the blind review', () => {
		const labels = planOf('set', clockModuleOf('oil', 'neglect', 'strike'));
		const blind = rehearse(
			labels,
			{ type: 'begin' },
			...['oil', 'neglect', 'strike'].flatMap(answer),
			{ type: 'flag', item: 'strike', on: true },
			{ type: 'flag', item: 'oil', on: true },
			{ type: 'submit' }
		);
		expect(beside(blind)).toEqual({ next: 'strike' });
	});
});
