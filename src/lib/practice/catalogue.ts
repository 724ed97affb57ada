import { shelved, type Bank, type BankItem } from './bank.ts';
import type { Difficulty } from './difficulty.ts';

/** What choosing an item needs of the whole shelf, without a word of its texts. */
export type Catalogue = {
	readonly items: readonly BankItem[];
	/** `module/source` → seconds to read it. */
	readonly reading: readonly (readonly [string, number])[];
};

/**
 * Leaves of each item what is weighed: its kind, and the answer and traps that make it easy or hard.
 * @param difficulties address → what many answers say; see `eloOf`
 */
export const catalogueOf = (
	{ items, reading }: Bank,
	difficulties: ReadonlyMap<string, Difficulty>
): Catalogue => ({
	items: items.map((item) => {
		const difficulty = difficulties.get(item.address);
		return {
			...item,
			item: slimItem(item),
			key: slimKey(item),
			...(difficulty !== undefined && { difficulty: Math.round(difficulty * 100) / 100 })
		};
	}),
	reading: [...reading]
});

/** The shelf as a catalogue describes it; for `next`, never for marking. */
export const bankFrom = ({ items, reading }: Catalogue): Bank => shelved(items, reading);

// The types keep their names though the texts are gone: nothing that chooses reads them.
const slimItem = ({ item: { id, kind } }: BankItem) => ({ id, kind }) as BankItem['item'];
const slimKey = ({ key }: BankItem) =>
	(key.kind === 'label'
		? { kind: key.kind, answer: key.answer, traps: key.traps }
		: { kind: key.kind }) as BankItem['key'];
