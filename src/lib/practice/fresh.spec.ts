import { expect, test } from 'vitest';
import type { Bank } from './bank.ts';
import { freshSkills } from './fresh.ts';
import { empty, type Ledger } from './ledger.ts';
import type { SkillId } from './skills.ts';

const bank = {
	bySkill: new Map<SkillId, readonly never[]>([
		['contradiction/number', []],
		['compatible/wording', []],
		['disagreement/cause', []],
		['evidence-inference/photo', []],
		['evidence-inference/hedge', []],
		['evidence-inference/number', []],
		['evidence-inference/plain', []],
		['ladder', []]
	])
} as unknown as Bank;

const met = (skills: readonly SkillId[]) =>
	({ ...empty, tracks: new Map(skills.map((skill) => [skill, {}])) }) as unknown as Ledger;

test('two skills of sentences, then one of a pair; pairs that clash and others in turn', () => {
	const order: SkillId[] = [];
	for (let first; (first = freshSkills(bank, met(order))[0]);) order.push(first);
	expect(order).toEqual([
		'evidence-inference/plain',
		'evidence-inference/hedge',
		'contradiction/number',
		'evidence-inference/number',
		'evidence-inference/photo',
		'compatible/wording',
		'disagreement/cause',
		'ladder'
	]);
});
