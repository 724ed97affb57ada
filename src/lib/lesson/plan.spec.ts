import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { clockModule, clockModuleOf } from './fixture.ts';
import {
	feedbackPolicies,
	passageOf,
	planLesson,
	type FeedbackPolicy,
	type LessonOptions,
	type TaskChoice
} from './plan.ts';

const plan = (feedback: FeedbackPolicy, seed = 1, module = clockModule) =>
	planLesson(module, { feedback, confidence: 'off', seed });
const asked = (seed: number, module = clockModule) => plan('item', seed, module).steps.flat();

describe('planLesson', () => {
	it('sets worked and completion items apart as examples', () => {
		const { examples, steps } = plan('item');
		expect(examples).toEqual(['wound', 'ran-down']);
		expect(steps.flat()).not.toContain('wound');
	});

	it('asks a part of the case alone, and keeps the examples with the sentences', () => {
		const part = (tasks: TaskChoice) =>
			planLesson(clockModule, { feedback: 'item', confidence: 'off', seed: 1, tasks });
		expect(part('all')).toEqual(plan('item'));
		expect(part('sentences').examples).toEqual(['wound', 'ran-down']);
		expect(part('sentences').steps).toEqual(plan('item').steps.slice(0, 4));
		expect(part('comparisons').examples).toEqual([]);
		expect(part('comparisons').steps).toEqual([['when'], ['how-sure'], ['whose-word']]);
	});

	it('cuts the steps by the feedback policy, in the order of the author', () => {
		const [stop = ''] = asked(1);
		expect(plan('item').steps).toEqual([
			[stop],
			['oil'],
			['neglect'],
			['strike'],
			['when'],
			['how-sure'],
			['whose-word']
		]);
		expect(plan('passage').steps).toEqual([
			[stop, 'oil', 'neglect'],
			['strike'],
			['when'],
			['how-sure'],
			['whose-word']
		]);
		expect(plan('set').steps).toEqual([plan('item').steps.flat()]);
	});

	it('gathers the label items of a passage where the first of them stands', () => {
		const [oil, when, neglect] = ['oil', 'when', 'neglect'].map((id) =>
			clockModule.items.find((item) => item.id === id)!
		);
		const module = { ...clockModule, items: [oil!, when!, neglect!] };
		expect(plan('passage', 1, module).steps).toEqual([['oil', 'neglect'], ['when']]);
	});

	it('asks exactly one of two twins, either of them about as often', () => {
		const originals = Array.from({ length: 1000 }, (_, seed) => asked(seed)).filter((ids) => {
			expect(ids.includes('stop')).not.toBe(ids.includes('stop-bare'));
			return ids.includes('stop');
		});
		expect(originals.length).toBeGreaterThan(430);
		expect(originals.length).toBeLessThan(570);
	});

	it('draws the same for the same seed, whatever else the module asks', () => {
		const small = clockModuleOf('stop', 'stop-bare');
		fc.assert(
			fc.property(fc.integer(), (seed) => {
				expect(asked(seed)).toEqual(asked(seed));
				expect(asked(seed)[0]).toBe(asked(seed, small)[0]);
			})
		);
	});

	it('knows every item and sentence that can be named', () => {
		const { items, sentences } = plan('item');
		expect(Object.keys(items)).toHaveLength(9);
		expect(sentences['radio']).toEqual(['radio/1', 'radio/2', 'radio/3', 'radio/4']);
	});

	describe('of chosen items', () => {
		const of = (items: string[], more: Partial<LessonOptions> = {}) =>
			planLesson(clockModule, { feedback: 'item', confidence: 'off', seed: 1, items, ...more });

		it('asks these alone, in the order of the author', () => {
			expect(of(['how-sure', 'oil', 'nobody']).steps).toEqual([['oil'], ['how-sure']]);
			expect(of(['stop-bare']).steps).toEqual([['stop-bare']]);
			expect(of([]).steps).toEqual([]);
		});

		it('shows the examples where a sentence is asked', () => {
			expect(of(['oil', 'when']).examples).toEqual(['wound', 'ran-down']);
			expect(of(['when']).examples).toEqual([]);
		});

		it('draws between twins that are both chosen', () => {
			const drawn = [1, 2, 3, 4, 5, 6, 7, 8].map((seed) =>
				of(['stop', 'stop-bare'], { seed }).steps.flat().join()
			);
			expect(new Set(drawn)).toEqual(new Set(['stop', 'stop-bare']));
		});
	});

	describe('in an order that the seed draws', () => {
		const shuffled = (feedback: FeedbackPolicy, seed: number) =>
			planLesson(clockModule, { feedback, confidence: 'off', seed, order: 'shuffled' });
		const passageIn = (id: string) => passageOf(clockModule.items.find((item) => item.id === id)!);
		const blocks = (ids: readonly string[]) =>
			ids.map((id) => passageIn(id) ?? id).filter((one, at, all) => one !== all[at - 1]);

		it('asks the same items, sentences of one passage together', () => {
			fc.assert(
				fc.property(fc.integer(), fc.constantFrom(...feedbackPolicies), (seed, feedback) => {
					const ids = shuffled(feedback, seed).steps.flat();
					expect([...ids].sort()).toEqual([...asked(seed)].sort());
					expect(blocks(ids)).toHaveLength(new Set(blocks(ids)).size);
					expect(shuffled(feedback, seed)).toEqual(shuffled(feedback, seed));
				})
			);
		});

		it('cuts the same order into steps, whenever the key is shown', () => {
			for (const seed of [1, 2, 3, 4, 5]) {
				const ids = shuffled('item', seed).steps.flat();
				expect(shuffled('set', seed).steps).toEqual([ids]);
				expect(shuffled('passage', seed).steps.flat()).toEqual(ids);
			}
		});

		it('begins with each of the five blocks about as often', () => {
			const firsts = Array.from(
				{ length: 1000 },
				(_, seed) => blocks(shuffled('item', seed).steps.flat())[0]
			);
			const counts = ['courier', 'radio', 'when', 'how-sure', 'whose-word'].map(
				(name) => firsts.filter((first) => first === name).length
			);
			expect(Math.min(...counts)).toBeGreaterThan(150);
			expect(Math.max(...counts)).toBeLessThan(250);
		});
	});

	it('gives an empty module no steps under any policy', () => {
		for (const feedback of ['item', 'passage', 'set'] as const) {
			expect(plan(feedback, 1, clockModuleOf()).steps).toEqual([]);
		}
	});
});

it('names the passage of a label item alone', () => {
	const passages = clockModule.items.map((item) => [item.kind, passageOf(item)]);
	expect(passages).toContainEqual(['label', 'radio']);
	expect(passages).toContainEqual(['compare', undefined]);
});
