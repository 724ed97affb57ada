import { expect, it } from 'vitest';
import { clockModule } from '../lesson/fixture.ts';
import { planLesson } from '../lesson/plan.ts';
import { choicesOf, chosenOf, itemsOf } from './chosenitems.ts';

const all = choicesOf(clockModule).flatMap(({ choices }) => choices.map(({ id }) => id));
const idsOf = (chosen: ReturnType<typeof itemsOf>) =>
	typeof chosen === 'object' ? (JSON.parse(chosen.items ?? 'null') as string[] | null) : chosen;

it('offers everything that is asked once, twins under their original', () => {
	const twin = clockModule.items.find((item) => item.kind === 'label' && item.twinOf)!;
	expect(all).not.toContain(twin.id);
	expect(all).toContain(twin.kind === 'label' && twin.twinOf);
	expect(new Set(all).size).toBe(all.length);
	expect(all).toContain('examples');
});

it('picks a sentence with its twins, so that another may get the other wording', () => {
	const twin = clockModule.items.find((item) => item.kind === 'label' && item.twinOf)!;
	const original = (twin.kind === 'label' && twin.twinOf) || '';
	const ids = idsOf(itemsOf(clockModule, 'pick', [original]));
	expect(ids).toHaveLength(2);
	expect(ids).toEqual(expect.arrayContaining([original, twin.id]));
});

it('the whole case, or all of it picked, is no list', () => {
	expect(itemsOf(clockModule, 'all', [])).toEqual({ items: null });
	expect(itemsOf(clockModule, 'pick', all)).toEqual({ items: null });
});

it('a part is what a lesson of that part asks', () => {
	for (const tasks of ['sentences', 'comparisons'] as const) {
		const options = { feedback: 'set', confidence: 'off', seed: 1 } as const;
		const { steps } = planLesson(clockModule, { ...options, tasks });
		expect(idsOf(itemsOf(clockModule, tasks, []))).toEqual(expect.arrayContaining(steps.flat()));
	}
});

it('refuses nothing to answer, and what the case does not hold', () => {
	expect(itemsOf(clockModule, 'pick', [])).toBe('nothing');
	expect(itemsOf(clockModule, 'pick', ['examples'])).toBe('nothing');
	expect(itemsOf(clockModule, 'pick', [all[1]!, 'elsewhere'])).toBe('unknown');
	expect(itemsOf(clockModule, 'pick', ['__proto__'])).toBe('unknown');
});

it('shows what was chosen as it was chosen', () => {
	for (const part of ['all', 'sentences', 'comparisons'] as const) {
		const { items } = itemsOf(clockModule, part, []) as { items: string | null };
		expect(chosenOf(clockModule, items).part).toBe(part);
	}
	const picked = [all[0]!, all[1]!];
	const { items } = itemsOf(clockModule, 'pick', picked) as { items: string };
	const chosen = chosenOf(clockModule, items);
	expect(chosen.part).toBe('pick');
	expect([...chosen.picked].sort()).toEqual(picked.sort());
});
