import type { BankItem } from '../src/lib/practice/bank.ts';
import { logistic, priorDifficulty } from '../src/lib/practice/difficulty.ts';
import { boundaryOf, readSkill, type SkillId } from '../src/lib/practice/skills.ts';
import { labels } from '../src/lib/content/vocabulary.ts';
import type { Confidence } from '../src/lib/lesson/answer.ts';

/** Numbers from 0 to 1, the same for the same seed. Source: mulberry32, Tommy Ettinger (2017). */
export function randomBy(seed: number): () => number {
	let state = seed >>> 0;
	return () => {
		state = (state + 0x6d2b79f5) >>> 0;
		let mixed = Math.imul(state ^ (state >>> 15), state | 1);
		mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
		return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
	};
}

/** A normal number (Box and Muller 1958). */
const normalBy = (random: () => number): number =>
	Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());

type Strength = { base: number; learnt: number; halfLife: number; day: number };
type Reply = {
	readonly correct: boolean;
	/** What the answer tells about, as `exercisedBy` has it. */
	readonly skills: readonly SkillId[];
	readonly confidence: Confidence;
};

/** The share of answers that are given without looking. */
const careless = 0.08;

/**
 * A made-up learner whose abilities are known. Every skill has a strength in log-odds: a part the
 * learner came with, and a part that each answer adds to and that halves with time (exponentially,
 * which is not the curve that FSRS assumes), more slowly after spaced practice. On a sentence each
 * wrong label pulls by how weak the boundary to it is (Luce's choice rule).
 */
export class Learner {
	readonly #random: () => number;
	readonly #strengths = new Map<SkillId, Strength>();
	readonly #level: number;
	readonly #boast: number;

	constructor(seed: number) {
		this.#random = randomBy(seed);
		this.#level = -0.4 + 0.8 * normalBy(this.#random);
		this.#boast = 0.08 * normalBy(this.#random);
	}

	/** Answers, and learns from the explanation. */
	answer(item: BankItem, day: number, difficulty: number, keyIsWrong = false): Reply {
		const reply = this.#choose(item, day, difficulty, keyIsWrong);
		for (const skill of reply.skills) this.#practise(skill, day);
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
		const { base, learnt, halfLife, day: last } = this.#strength(skill);
		return base + learnt * 2 ** (-Math.max(0, day - last) / halfLife);
	}

	#practise(skill: SkillId, day: number): void {
		const strength = this.#strength(skill);
		const kept = this.#ability(skill, day) - strength.base;
		if (day > strength.day) strength.halfLife = Math.min(120, strength.halfLife * 1.5);
		strength.learnt = kept + 0.2 * Math.max(0, 1 - kept / 2);
		strength.day = day;
	}

	#strength(skill: SkillId): Strength {
		const known = this.#strengths.get(skill);
		if (known) return known;
		const base = this.#level + 0.8 * normalBy(this.#random);
		const strength = { base, learnt: 0, halfLife: 6, day: -1 };
		this.#strengths.set(skill, strength);
		return strength;
	}
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
