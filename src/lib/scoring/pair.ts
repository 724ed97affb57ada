import type { CompareKey, PublicCompareItem } from '../content/module.ts';
import type { CompareAnswer } from '../lesson/answer.ts';

type Found = readonly [boolean, boolean];

/**
 * Whether the first and the second sentence of the key's pair were found, or another that the key
 * accepts in its place. Where one passage is held against itself, the order does not matter.
 */
export function foundPair(item: PublicCompareItem, key: CompareKey, answer: CompareAnswer): Found {
	const [one = null, two = null] = answer.pair ?? [];
	const straight = match(key, one, two);
	if (item.sources[0] !== item.sources[1]) return straight;
	const crossed = match(key, two, one);
	return count(crossed) > count(straight) ? crossed : straight;
}

function match(key: CompareKey, one: string | null, two: string | null): Found {
	const stands = (place: 0 | 1, sentence: string | null) =>
		sentence !== null && (key.pair[place] === sentence || key.also[place].includes(sentence));
	const first = stands(0, one);
	// One sentence cannot be both halves of a pair.
	return [first, stands(1, two) && !(first && one === two)];
}

const count = (found: Found) => found.filter(Boolean).length;
