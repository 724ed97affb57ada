import type { CompareItem } from './compare.ts';
import type { CardRow, PublicCompareItem } from './module.ts';
import { certainties, labels } from './vocabulary.ts';

const choices = 6;
const free = ['who', 'what', 'when'] as const;

/**
 * What a learner may write in each row of a claim card: the pair's own values and, up to six,
 * values of the pairs that follow it in the module, in alphabetical order, so that neither the
 * order nor the number says which are right.
 */
export function withCardOptions(pairs: readonly CompareItem[], lang: string): PublicCompareItem[] {
	const order = new Intl.Collator(lang);
	const rows = new Map(
		free.map((row) => [
			row,
			[...new Set(pairs.flatMap(({ key }) => key.cards.map((card) => card[row])))]
		])
	);
	const places = new Map(
		[...rows].map(([row, all]) => [row, new Map(all.map((one, at) => [one, at]))])
	);
	return pairs.map(({ asked, key }) => {
		const options = (row: (typeof free)[number]): string[] => {
			const all = rows.get(row) ?? [];
			const own = key.cards.map((card) => card[row]);
			const chosen = new Set(own);
			const from = places.get(row)?.get(own[1]!) ?? 0;
			for (let step = 1; step < all.length && chosen.size < choices; step++)
				chosen.add(all[(from + step) % all.length]!);
			return [...chosen].sort((a, b) => order.compare(a, b) || (a < b ? -1 : 1));
		};
		const cardOptions: Record<CardRow, readonly string[]> = {
			who: options('who'),
			what: options('what'),
			when: options('when'),
			sure: certainties,
			basis: [...labels, 'none']
		};
		return { ...asked, cardOptions };
	});
}
