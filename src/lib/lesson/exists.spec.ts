import { describe, expect, it } from 'vitest';
import type { PublicCompareItem } from '../content/module.ts';
import type { Answer } from './answer.ts';
import { isComplete } from './complete.ts';
import { exists } from './exists.ts';
import { clockModule } from './fixture.ts';
import { planLesson } from './plan.ts';

const plan = planLesson(clockModule, { feedback: 'item', confidence: 'off', seed: 1 });
const item = (id: string) => plan.items[id]!;
const check = (id: string, answer: unknown) => exists(plan, item(id), answer as Answer);

describe('choices that exist', () => {
	const there: [string, Answer][] = [
		['oil', { label: 'evidence' }],
		['when', { pair: ['radio/1', null] }],
		['when', { pair: [null, null] }],
		['when', { cards: [{ who: 'Berg', basis: '–' }, {}] }],
		['when', { verdict: 'cannot-tell', moved: [] }],
		['when', { moved: ['number', 'date'] }],
		['how-sure', { rungs: {} }],
		['how-sure', { rungs: { 'radio/3': 'flat', 'courier/1': 'flat' }, rose: 'nowhere' }],
		['how-sure', { rose: 'courier/3' }],
		['whose-word', { links: { 'courier/1': ['radio/4', 'airfield'], 'radio/4': [] } }],
		['whose-word', { links: { 'courier/1': ['radio/4'], 'radio/4': ['courier/1'] } }],
		['whose-word', { independent: 0 }]
	];
	it.each(there)('%s %j', (id, answer) => expect(check(id, answer)).toBe(true));
});

describe('choices that do not exist', () => {
	const missing: [string, unknown][] = [
		['oil', {}],
		['oil', { label: 'lie' }],
		['oil', { label: undefined }],
		['oil', { verdict: 'update' }],
		['oil', { label: 'evidence', verdict: 'update' }],
		['oil', { constructor: 'evidence' }],
		['when', { pair: ['courier/2', 'radio/2'] }],
		['when', { pair: ['radio/2'] }],
		['when', { pair: 'radio/2' }],
		['when', { cards: [{ who: 'Nobody' }, {}] }],
		['when', { cards: [{ mood: 'Berg' }, {}] }],
		['when', { cards: [{}] }],
		['when', { verdict: 'lie' }],
		['when', { moved: ['number', 'number'] }],
		['when', { moved: ['number', 'date', 'cause'] }],
		['when', { moved: ['mood'] }],
		['when', { moved: null }],
		['how-sure', { rungs: { 'radio/1': 'flat' } }],
		['how-sure', { rungs: { 'radio/3': 'none' } }],
		['how-sure', { rungs: ['flat'] }],
		['how-sure', { rungs: null }],
		['how-sure', { rose: 'radio/1' }],
		['whose-word', { links: { 'courier/1': ['courier/1'] } }],
		['whose-word', { links: { 'courier/1': ['radio/4', 'radio/4'] } }],
		['whose-word', { links: { 'courier/1': ['radio/1'] } }],
		['whose-word', { links: { airfield: ['courier/1'] } }],
		['whose-word', { links: { 'courier/1': 'airfield' } }],
		['whose-word', { links: JSON.parse('{"__proto__": []}') }],
		['whose-word', { independent: 21 }],
		['whose-word', { independent: -1 }],
		['whose-word', { independent: 1.5 }],
		['whose-word', { independent: '2' }]
	];
	it.each(missing)('%s %j', (id, answer) => expect(check(id, answer)).toBe(false));

	it('takes no sentence twice when a passage is held against itself', () => {
		const self: PublicCompareItem = {
			...(item('when') as PublicCompareItem),
			sources: ['radio', 'radio']
		};
		const pair = (first: string | null, second: string | null) =>
			exists(plan, self, { pair: [first, second] });
		expect(pair('radio/2', 'radio/2')).toBe(false);
		expect(pair('radio/2', 'radio/3')).toBe(true);
		expect(pair('radio/2', null)).toBe(true);
		expect(pair(null, null)).toBe(true);
	});
});

describe('isComplete', () => {
	const pair = ['radio/2', 'courier/2'] as const;
	const rungs = { 'radio/3': 'unlikely', 'courier/3': 'likely', 'courier/1': 'flat' } as const;
	const links = { 'courier/1': [], 'courier/3': [], 'radio/4': [] };
	const someRungs = { 'radio/3': 'unlikely', 'courier/3': 'likely' } as const;
	const someLinks = { 'courier/1': [], 'courier/3': [] };
	const cases: [string, Answer | undefined, boolean][] = [
		['oil', undefined, false],
		['oil', { label: 'evidence' }, true],
		['when', { pair, verdict: 'update', moved: [] }, true],
		['when', { pair, verdict: 'update' }, false],
		['when', { pair, moved: [] }, false],
		['when', { pair: ['radio/2', null], verdict: 'update', moved: [] }, false],
		['when', { verdict: 'update', moved: [] }, false],
		['how-sure', { rungs, rose: 'nowhere' }, true],
		['how-sure', { rungs: someRungs, rose: 'nowhere' }, false],
		['how-sure', { rungs }, false],
		['how-sure', { rose: 'nowhere' }, false],
		['whose-word', { links, independent: 0 }, true],
		['whose-word', { links: someLinks, independent: 0 }, false],
		['whose-word', { links }, false],
		['whose-word', { independent: 0 }, false]
	];
	it.each(cases)('%s %j: %s', (id, answer, complete) =>
		expect(isComplete(item(id), answer)).toBe(complete)
	);
});
