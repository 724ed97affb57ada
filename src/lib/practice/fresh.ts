import { groupOfVerdict } from '../content/vocabulary.ts';
import type { Bank } from './bank.ts';
import type { Ledger } from './ledger.ts';
import { readSkill, type Skill, type SkillId } from './skills.ts';

/**
 * Skills that no answer has told about yet, in the order in which they are taken up: boundaries
 * without a trap first, then what the bank holds most of. Two of sentences alternate with one of a
 * comparison, and pairs that clash with pairs that do not: who meets flaws only learns cynicism.
 */
export function freshSkills(bank: Bank, { tracks }: Ledger): readonly SkillId[] {
	const all = [...bank.bySkill]
		.map(([id, items]) => ({ id, skill: readSkill(id), held: items.length }))
		.sort(
			(a, b) =>
				Number(isPlain(b.skill)) - Number(isPlain(a.skill))
				|| b.held - a.held
				|| (a.id < b.id ? -1 : 1)
		);
	const of = (test: (skill: Skill) => boolean) =>
		all.filter(({ skill }) => skill && test(skill)).map(({ id }) => id);
	const sentences = of(({ kind }) => kind === 'label');
	const pairs = alternate(
		of((skill) => skill.kind === 'compare' && groupOfVerdict[skill.verdict] === 'clash'),
		of((skill) => skill.kind === 'compare' && groupOfVerdict[skill.verdict] !== 'clash')
	);
	return alternate(
		sentences,
		[...pairs, ...of(({ kind }) => kind !== 'label' && kind !== 'compare')],
		2
	).filter((skill) => !tracks.has(skill));
}

const isPlain = (skill: Skill | undefined) => skill?.kind === 'label' && skill.trap === 'plain';

/** So many of the first list, one of the second, and so on; what is left of either at the end. */
function alternate(
	first: readonly SkillId[],
	second: readonly SkillId[],
	ofFirst = 1
): readonly SkillId[] {
	const turns = Math.max(Math.ceil(first.length / ofFirst), second.length);
	return Array.from({ length: turns }, (_, turn) => [
		...first.slice(turn * ofFirst, (turn + 1) * ofFirst),
		...second.slice(turn, turn + 1)
	]).flat();
}
