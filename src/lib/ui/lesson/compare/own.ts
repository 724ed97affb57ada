import type { CompareKey } from '../../../content/module.ts';
import type { CompareAnswer } from '../../../lesson/answer.ts';

/**
 * The learner's sentences and cards in the key's order. In one passage a learner's pair stands by
 * position, the key's by time, so the two may be crossed.
 */
export function inKeyOrder(answer: CompareAnswer, key: CompareKey, alone: boolean) {
	const [one, two] = answer.pair ?? [null, null];
	const [first, second] = answer.cards ?? [{}, {}];
	const stands = (place: 0 | 1, id: string | null) =>
		id !== null && (key.pair[place] === id || key.also[place].includes(id));
	const crossed = alone && !stands(0, one) && !stands(1, two) && (stands(0, two) || stands(1, one));
	return crossed
		? ({ pair: [two, one], cards: [second, first] } as const)
		: ({ pair: [one, two], cards: [first, second] } as const);
}
