import { describe, expect, it } from 'vitest';
import type { CompareKey, Key, PublicItem } from '../content/module.ts';
import type { Answer, CompareAnswer } from '../lesson/answer.ts';
import { clockKey, clockModule } from '../lesson/fixture.ts';
import { explain } from './feedback.ts';

const itemOf = (id: string) => clockModule.items.find((item) => item.id === id) as PublicItem;
const keyOf = (id: string) => clockKey.keys[id] as Key;
const told = (id: string, answer?: Answer) => explain(itemOf(id), keyOf(id), answer);

describe('a label', () => {
	it('names the cue behind the wrong choice, and the reason against the other one apart', () => {
		expect(told('oil', { label: 'evidence' })).toEqual({
			kind: 'label',
			chosen: 'evidence',
			right: 'inference',
			misled: keyOf('oil').reasons['evidence'],
			others: [{ choice: 'assertion', reason: keyOf('oil').reasons['assertion'] }],
			settles: keyOf('oil').settles,
			change: keyOf('oil').change,
			agreement: keyOf('oil').agreement
		});
	});

	it('misleads nobody who is right, and has both other reasons at hand', () => {
		const feedback = told('oil', { label: 'inference' });
		expect(feedback).not.toHaveProperty('misled');
		expect(feedback.others.map(({ choice }) => choice)).toEqual(['evidence', 'assertion']);
	});

	it('shows the minimal pair, and the steps of an example', () => {
		expect(told('stop', {})).toMatchObject({ twin: { answer: 'assertion' } });
		expect(told('wound')).toMatchObject({ steps: [expect.stringContaining('evidence')] });
		expect(told('wound')).not.toHaveProperty('chosen');
	});

	it('tells both sides of a contested item, and calls neither misled', () => {
		const minority = told('neglect', { label: 'inference' });
		expect(minority).not.toHaveProperty('misled');
		expect(minority.sides).toEqual(keyOf('neglect').sides);
		expect(minority.others.map(({ choice }) => choice)).toEqual(['evidence']);
		expect(told('neglect', { label: 'evidence' })).toMatchObject({
			misled: keyOf('neglect').reasons['evidence'],
			others: []
		});
	});
});

describe('a comparison', () => {
	const right: CompareAnswer = {
		pair: ['radio/2', 'courier/1'],
		verdict: 'contradiction',
		moved: ['number']
	};

	it('lays open the pair, the cards and what moved', () => {
		expect(told('when', { ...right, moved: ['date'] })).toMatchObject({
			chosen: 'contradiction',
			right: 'contradiction',
			pair: ['radio/2', 'courier/2'],
			found: [true, true],
			moved: { chosen: ['date'], right: ['number'] }
		});
	});

	it('gives the reason written for the verdict chosen', () => {
		const feedback = told('when', { ...right, verdict: 'apparent' });
		expect(feedback).toMatchObject({ misled: keyOf('when').reasons['apparent'] });
		expect(feedback.others.map(({ choice }) => choice)).toEqual(['disagreement']);
	});

	it('builds one from the rows in which the claim cards differ, where none is written', () => {
		expect(told('when', { ...right, verdict: 'update' })).toMatchObject({
			misled: { builtFrom: ['who', 'basis'] }
		});
	});

	it('does not explain a verdict on another pair', () => {
		const feedback = told('when', {
			...right,
			pair: ['radio/3', 'courier/2'],
			verdict: 'apparent'
		});
		expect(feedback).toMatchObject({ found: [false, true] });
		expect(feedback).not.toHaveProperty('misled');
		expect(feedback.others).toHaveLength(2);
	});

	it('names what would settle an open one', () => {
		const key = { ...keyOf('when'), answer: 'cannot-tell', ask: 'Which tower?' } as CompareKey;
		expect(explain(itemOf('when'), key, right)).toMatchObject({ ask: 'Which tower?' });
	});
});

describe('a ladder', () => {
	const rungs = { 'radio/3': 'unlikely', 'courier/3': 'flat', 'courier/1': 'flat' } as const;

	it('shows each rung beside the one given, and why the order is wrong', () => {
		const feedback = told('how-sure', { rungs, rose: 'courier/3' });
		expect(feedback).toMatchObject({
			chosen: 'courier/3',
			right: 'courier/1',
			misled: keyOf('how-sure').reasons['courier/3'],
			order: expect.stringContaining('how sure')
		});
		expect(feedback).toHaveProperty('rungs', [
			{ sentence: 'radio/3', chosen: 'unlikely', right: 'unlikely' },
			{ sentence: 'courier/3', chosen: 'flat', right: 'very-likely' },
			{ sentence: 'courier/1', chosen: 'flat', right: 'flat' }
		]);
	});

	it('has nothing to say against a right order', () => {
		const answer = { rungs: { ...rungs, 'courier/3': 'likely' as const }, rose: 'courier/1' };
		expect(told('how-sure', answer)).not.toHaveProperty('order');
		expect(told('how-sure', answer)).not.toHaveProperty('misled');
		expect(told('how-sure')).not.toHaveProperty('order');
	});
});

describe('a chain', () => {
	it.each([
		[3, 'more'],
		[1, 'fewer']
	])('%d roots instead of two: why not %s', (independent, side) => {
		expect(told('whose-word', { links: {}, independent })).toMatchObject({
			chosen: independent,
			right: 2,
			misled: keyOf('whose-word').reasons[side]
		});
	});

	it('shows every link beside the one drawn', () => {
		const feedback = told('whose-word', { links: { 'courier/3': ['clockmaker'] }, independent: 2 });
		expect(feedback).not.toHaveProperty('misled');
		expect(feedback).toHaveProperty('links', [
			{ sentence: 'courier/1', chosen: [], right: ['courier/3', 'radio/4'] },
			{ sentence: 'courier/3', chosen: ['clockmaker'], right: ['airfield'] },
			{ sentence: 'radio/4', chosen: [], right: ['clockmaker'] }
		]);
	});
});

it('a key of another kind is an error that names the item', () => {
	expect(() => explain(itemOf('stop'), keyOf('when'))).toThrow(/"stop"/);
});
