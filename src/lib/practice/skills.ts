import type { CompareKey, Key, LabelKey, PublicItem } from '../content/module.ts';
import {
	labels,
	mechanisms,
	traps,
	verdicts,
	type Label,
	type Mechanism,
	type Trap,
	type Verdict
} from '../content/vocabulary.ts';
import type { Answer, LabelAnswer } from '../lesson/answer.ts';

/** Two labels that can be taken for one another, in the vocabulary's order. */
export const boundaries = [
	'evidence-inference',
	'evidence-assertion',
	'inference-assertion'
] as const;
export type Boundary = (typeof boundaries)[number];

/** Where nothing is set to mislead, or nothing moved. */
export type Plain = 'plain';

export type SkillId =
	`${Boundary}/${Trap | Plain}` | `${Verdict}/${Mechanism | Plain}` | 'ladder' | 'chain';

/** A skill taken apart, so that it can be named. */
export type Skill =
	| { readonly kind: 'label'; readonly between: Boundary; readonly trap: Trap | Plain }
	| { readonly kind: 'compare'; readonly verdict: Verdict; readonly moved: Mechanism | Plain }
	| { readonly kind: 'ladder' }
	| { readonly kind: 'chain' };

const known: ReadonlyMap<string, Skill> = new Map([
	...boundaries.flatMap((between) =>
		[...traps, 'plain' as const].map((trap): [string, Skill] => [
			`${between}/${trap}`,
			{ kind: 'label', between, trap }
		])
	),
	...verdicts.flatMap((verdict) =>
		[...mechanisms, 'plain' as const].map((moved): [string, Skill] => [
			`${verdict}/${moved}`,
			{ kind: 'compare', verdict, moved }
		])
	),
	['ladder', { kind: 'ladder' }],
	['chain', { kind: 'chain' }]
]);

/** Undefined for a name from a version that knew other skills. */
export const readSkill = (id: string): Skill | undefined => known.get(id);

/** The boundary between two labels, whichever comes first. */
export const boundaryOf = (one: Label, other: Label): Boundary =>
	(labels.indexOf(one) < labels.indexOf(other) ? `${one}-${other}` : `${other}-${one}`) as Boundary;

/**
 * Everything that an item exercises. A sentence: the boundaries between its label and the two
 * others, each with every trap it sets. A pair: its verdict with all that moved. Where labellers
 * are split there is no right answer to be trained on, and so no skill.
 */
export function skillsOf(item: Pick<PublicItem, 'kind'>, key: Key): readonly SkillId[] {
	if (key.agreement?.contested) return [];
	if (key.kind === 'label') {
		return labels.filter((label) => label !== key.answer).flatMap((label) => across(key, label));
	}
	if (key.kind === 'compare') return ofPair(key);
	return item.kind === 'chain' ? ['chain'] : ['ladder'];
}

/**
 * What an answer tells about. Who took evidence for inference has said nothing about how well they
 * tell evidence from assertion; a right answer speaks for both boundaries. A boundary's share of
 * right answers is therefore among those that chose one of its two labels.
 */
export function exercisedBy(
	item: Pick<PublicItem, 'kind'>,
	key: Key,
	answer: Answer
): readonly SkillId[] {
	const said = (answer as LabelAnswer).label;
	if (key.kind !== 'label' || !said || said === key.answer || key.agreement?.contested) {
		return skillsOf(item, key);
	}
	return across(key, said);
}

const across = ({ answer, traps: set }: LabelKey, label: Label): SkillId[] =>
	orPlain(set).map((trap): SkillId => `${boundaryOf(answer, label)}/${trap}`);

const ofPair = ({ answer, moved }: CompareKey): SkillId[] =>
	orPlain(moved).map((mechanism): SkillId => `${answer}/${mechanism}`);

const orPlain = <Name extends string>(names: readonly Name[]): readonly (Name | Plain)[] =>
	names.length ? names : ['plain'];
