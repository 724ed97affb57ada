import type { PublicCompareItem, SentenceId } from '../../../content/module.ts';
import type { CompareAnswer } from '../../../lesson/answer.ts';

export type Pair = NonNullable<CompareAnswer['pair']>;

/**
 * The pair after a tap on a sentence: it is chosen, or let go when it was. In two passages each has
 * its own place. In one passage the earlier sentence stands first, and a third takes the place of
 * the one nearer to it.
 * @param order the sentences of the passage in reading order, when it is held against itself
 */
export function choose(
	item: PublicCompareItem,
	pair: Pair,
	sentence: SentenceId,
	order: readonly SentenceId[]
): Pair {
	const [one, two] = pair;
	if (sentence === one) return [null, two];
	if (sentence === two) return [one, null];
	if (item.sources[0] !== item.sources[1]) {
		return sentence.startsWith(`${item.sources[0]}/`) ? [sentence, two] : [one, sentence];
	}
	const at = (id: SentenceId) => order.indexOf(id);
	const kept = one !== null && two !== null ? [farther(sentence, one, two, at)] : [one ?? two];
	const [first = null, second = null] = [...kept, sentence]
		.filter((id) => id !== null)
		.sort((a, b) => at(a) - at(b));
	return [first, second];
}

const farther = (from: string, one: string, two: string, at: (id: string) => number) =>
	Math.abs(at(from) - at(one)) > Math.abs(at(from) - at(two)) ? one : two;
