import type { BankItem } from '../../src/lib/practice/bank.ts';
import { logistic, priorDifficulty } from '../../src/lib/practice/difficulty.ts';
import { boundaryOf, readSkill, type SkillId } from '../../src/lib/practice/skills.ts';
import { labels } from '../../src/lib/content/vocabulary.ts';
import type { Confidence } from '../../src/lib/lesson/answer.ts';
import { randomBy } from './made.ts';
import type { Memory } from './memory.ts';

/** A normal number (Box and Muller 1958). */
const normalBy = (random: () => number): number =>
	Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());

type Strength = { readonly base: number; readonly memory: Memory };
export type Reply = {
	readonly correct: boolean;
	/** What the answer tells about, as `exercisedBy` has it. */
	readonly skills: readonly SkillId[];
	readonly confidence: Confidence;
};

/** The share of answers that are given without looking. */
const careless = 0.08;

/**
 * A made-up learner whose abilities are known. Every skill has a strength in log-odds: a part the
 * learner came with, and a part that practice adds and time takes away (`memory`). On a sentence each
 * wrong label pulls by how weak the boundary to it is (Luce's choice rule). The same seed is the same
 * learner, whatever is asked and in what order.
 */
export class Learner {
	readonly #random: () => number;
	readonly #strengths = new Map<SkillId, Strength>();
	readonly #level: number;
	readonly #seed: number;
	readonly #memory: () => Memory;
	readonly #boast: number;

	constructor(seed: number, memory: () => Memory) {
		this.#seed = Math.imul(seed, 0x9e3779b1);
		this.#memory = memory;
		this.#random = randomBy(seed);
		this.#level = -0.4 + 0.8 * normalBy(this.#random);
		this.#boast = 0.08 * normalBy(this.#random);
	}

	/** Answers, and learns from the explanation. */
	answer(item: BankItem, day: number, difficulty: number, keyIsWrong = false): Reply {
		const reply = this.#choose(item, day, difficulty, keyIsWrong);
		for (const skill of reply.skills) this.#strength(skill).memory.practise(day);
		return reply;
	}

	/** The true chance that the skill holds on an item: of being right, among those who might cross it. */
	chance(skill: SkillId, difficulty: number, day: number): number {
		const kind = readSkill(skill)?.kind;
		const guess = kind === 'label' ? 1 / 2 : 1 / 8;
		return (1 - careless) * logistic(this.#ability(skill, day) - difficulty) + careless * guess;
	}

	#choose(item: BankItem, day: number, difficulty: number, keyIsWrong: boolean): Reply {
		const { key, skills } = item;
		const draw = this.#random();
		const blind = this.#random() < careless;
		if (key.kind !== 'label') {
			const chance = blind ? 1 / 8 : logistic(this.#mean(skills, day) - difficulty);
			return { correct: draw < chance, skills, confidence: this.#sure(chance) };
		}
		const wrong = labels
			.filter((label) => label !== key.answer)
			.map((label) => {
				const boundary = boundaryOf(key.answer, label);
				const crossed = skills.filter((skill) => skill.startsWith(`${boundary}/`));
				return { crossed, pull: Math.exp(difficulty - this.#mean(crossed, day)) };
			});
		const pulls = wrong.map(({ pull }) => (blind ? 1 : pull));
		const all = 1 + pulls.reduce((sum, pull) => sum + pull, 0);
		const confidence = this.#sure(1 / all);
		const chosen = draw * all < 1 ? undefined : wrong[draw * all < 1 + (pulls[0] ?? 0) ? 0 : 1];
		// A key that is wrong takes the first wrong label for the right one.
		if (keyIsWrong) {
			return chosen === wrong[0]
				? { correct: true, skills, confidence }
				: { correct: false, skills: wrong[0]?.crossed ?? [], confidence };
		}
		return { correct: !chosen, skills: chosen?.crossed ?? skills, confidence };
	}

	#sure(chance: number): Confidence {
		const felt = chance + this.#boast + 0.12 * normalBy(this.#random);
		return felt < 0.67 ? 1 : felt < 0.8 ? 2 : 3;
	}

	#mean(skills: readonly SkillId[], day: number): number {
		return skills.reduce((sum, skill) => sum + this.#ability(skill, day), 0) / skills.length;
	}

	#ability(skill: SkillId, day: number): number {
		const { base, memory } = this.#strength(skill);
		return base + memory.kept(day);
	}

	/** What a learner comes with does not hang on the order in which skills are met. */
	#strength(skill: SkillId): Strength {
		const known = this.#strengths.get(skill);
		if (known) return known;
		const own = randomBy(this.#seed ^ hashOf(skill));
		const strength = { base: this.#level + 0.8 * normalBy(own), memory: this.#memory() };
		this.#strengths.set(skill, strength);
		return strength;
	}
}

/** FNV-1a, 32 bits. */
function hashOf(text: string): number {
	let hash = 0x811c9dc5;
	for (const character of text) {
		hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), 0x01000193);
	}
	return hash;
}

/** How hard the items really are: as the traps suggest, and as chance has it besides. */
export function trueDifficulties(
	items: readonly BankItem[],
	seed: number
): ReadonlyMap<string, number> {
	const random = randomBy(seed);
	return new Map(
		items.map(({ address, key }) => [address, priorDifficulty(key) + 0.5 * normalBy(random)])
	);
}
