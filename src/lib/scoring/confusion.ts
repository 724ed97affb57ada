import { labels, type Label, type Trap } from '../content/vocabulary.ts';
import { strongestOf, surprise } from './surprise.ts';

/** One sentence with a settled label, and what the learner called it. */
export type Judgement = {
	readonly was: Label;
	readonly said: Label;
	readonly traps: readonly Trap[];
};

/** What it was → what was said → how many. */
export type Matrix = Readonly<Record<Label, Readonly<Record<Label, number>>>>;

export function matrixOf(judgements: readonly Judgement[]): Matrix {
	const row = (was: Label) =>
		perLabel((said) => judgements.filter((one) => one.was === was && one.said === said).length);
	return perLabel(row);
}

export function perLabel<Value>(of: (label: Label) => Value): Readonly<Record<Label, Value>> {
	return { evidence: of('evidence'), inference: of('inference'), assertion: of('assertion') };
}

export type TrapTally = { readonly right: number; readonly total: number };

/** How often sentences that carry a trap were labelled right. A trap that was not met is absent. */
export function byTrap(
	judgements: readonly Judgement[]
): Readonly<Partial<Record<Trap, TrapTally>>> {
	const tallies: Partial<Record<Trap, TrapTally>> = {};
	for (const { was, said, traps } of judgements) {
		for (const trap of traps) {
			const { right, total } = tallies[trap] ?? { right: 0, total: 0 };
			tallies[trap] = { right: right + Number(was === said), total: total + 1 };
		}
	}
	return tallies;
}

export type Confusion = {
	readonly was: Label;
	readonly said: Label;
	readonly count: number;
	/** Sentences that were `was`. */
	readonly of: number;
};

/**
 * The confusion that stands out, or null. It must have happened at least three times, and more
 * often than the learner's errors as a whole suggest: if they fell on the six possible confusions
 * by chance, each in proportion to the sentences on which it could happen, so many of this one
 * would come up in less than one lesson of ten, counting that the strongest of six was picked.
 */
export function strongestConfusion(matrix: Matrix): Confusion | null {
	const cells = labels.flatMap((was) =>
		labels
			.filter((said) => said !== was)
			.map((said) => ({ was, said, count: matrix[was][said], of: total(matrix[was]) }))
	);
	const errors = sum(cells.map((cell) => cell.count));
	const chances = sum(cells.map((cell) => cell.of));
	const strongest = strongestOf(
		cells.map((cell) => ({
			...cell,
			surprise: surprise(cell.count, errors, cell.of / chances)
		}))
	);
	if (!strongest) return null;
	const { was, said, count, of } = strongest;
	return { was, said, count, of };
}

export const total = (row: Readonly<Record<Label, number>>) => sum(labels.map((said) => row[said]));
const sum = (values: readonly number[]) => values.reduce((all, value) => all + value, 0);
