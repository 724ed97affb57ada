import { expect, it, test } from 'vitest';
import { clockModule } from '../../../lesson/fixture.ts';
import type { LessonEvent } from '../../../lesson/event.ts';
import { eventWords } from './eventwords.ts';

const asked = clockModule.items.filter(({ use }) => use === 'practice');
const oil = asked.findIndex(({ id }) => id === 'oil') + 1;

test.each<[LessonEvent, string]>([
	[{ type: 'begin' }, 'Began'],
	[{ type: 'choose', item: 'oil', answer: { label: 'inference' } }, `Item ${oil}: chose inference`],
	[{ type: 'sure', item: 'oil', confidence: 3 }, `Item ${oil}: sure, over 80%`],
	[{ type: 'sure', item: 'oil', confidence: null }, `Item ${oil}: took back how sure`],
	[{ type: 'flag', item: 'oil', on: false }, `Item ${oil}: took the flag away`],
	[
		{ type: 'choose', item: 'ran-down', answer: { label: 'evidence' } },
		'An example: chose evidence'
	],
	[
		{
			type: 'choose',
			item: 'oil',
			answer: { pair: ['radio/2', null], verdict: 'update', moved: [] }
		},
		`Item ${oil}: 1 sentence of the pair chosen, chose update, said that nothing moved`
	],
	[
		{ type: 'choose', item: 'oil', answer: { links: { 'radio/2': [] }, independent: 2 } },
		`Item ${oil}: linked 1 sentence, 2 independent roots`
	],
	[{ type: 'choose', item: 'oil', answer: {} }, `Item ${oil}: took the answer back`]
])('%j', (event, words) => {
	expect(eventWords(event, asked)).toBe(words);
});

it('has words for whatever a student can do', () => {
	const item = 'oil';
	const all: LessonEvent[] = [
		{ type: 'turn' },
		{ type: 'leave-examples' },
		{ type: 'look', item },
		{ type: 'hint', item },
		{ type: 'skip' },
		{ type: 'submit' },
		{ type: 'next' },
		{ type: 'finish' },
		{ type: 'disagree', item, reason: 'It says so' }
	];
	const told = all.map((event) => eventWords(event, asked));
	expect(new Set(told).size).toBe(all.length);
	expect(told.at(-1)).toContain('It says so');
});
