import type { Key } from '../content/module.ts';

/** Log-odds of being wrong for a middling learner: 0 is an even chance, above it is harder. */
export type Difficulty = number;

export const logistic = (x: number): number => 1 / (1 + Math.exp(-x));
export const logit = (p: number): number => Math.log(p / (1 - p));

/** Before an item has so many answers, its traps say more about it than they do. */
const enough = 30;

/** Our guess at the share of right answers before there are any. */
const facility = { label: 0.85, compare: 0.6, ladder: 0.5, chain: 0.5 } as const;
const perTrap = 0.08;

/** From the number of traps alone: each is taken to mislead eight readers more in a hundred. */
export function priorDifficulty(key: Key): Difficulty {
	const set = key.kind === 'label' ? key.traps.length : 0;
	return -logit(Math.max(0.3, facility[key.kind] - perTrap * set));
}

export type EloAnswer = {
	readonly learner: string;
	/** `module/item`. */
	readonly item: string;
	readonly correct: boolean;
};

type Rated = { value: number; answers: number };

/**
 * Elo on log-odds: learner and item play, and the surprise moves both, the less the more is known of
 * them (step 1/(1 + .05 n)). Each learner's answers in the order in which they were given, first
 * answers only.
 * Source: Pelánek, Applications of the Elo rating system in adaptive educational systems,
 * Computers & Education 98 (2016) 169–179.
 * @param prior where an item starts
 * @returns the items with at least thirty answers; for others the prior stands
 */
export function eloOf(
	answers: readonly EloAnswer[],
	prior: (item: string) => Difficulty
): ReadonlyMap<string, Difficulty> {
	const learners = new Map<string, Rated>();
	const items = new Map<string, Rated>();
	for (const { learner, item, correct } of answers) {
		const player = get(learners, learner, 0);
		const task = get(items, item, prior(item));
		const surprise = Number(correct) - logistic(player.value - task.value);
		move(player, surprise);
		move(task, -surprise);
	}
	return new Map(
		[...items]
			.filter(([, rated]) => rated.answers >= enough)
			.map(([item, { value }]) => [item, value])
	);
}

function get(from: Map<string, Rated>, name: string, start: number): Rated {
	const rated = from.get(name) ?? { value: start, answers: 0 };
	from.set(name, rated);
	return rated;
}

function move(rated: Rated, by: number): void {
	rated.value += by / (1 + 0.05 * rated.answers);
	rated.answers++;
}
