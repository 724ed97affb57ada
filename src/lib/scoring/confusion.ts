import { labels, type Label, type Trap } from '../content/vocabulary.ts';
import { quantile } from './normal.ts';
import { share } from './wilson.ts';

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

/** Fewer slips of one kind than this are chance. */
const fewest = 3;

/**
 * The confusion that stands out, or null. It must have happened at least three times, and more
 * often than the learner's other errors suggest: the lower end of Wilson's interval of its rate
 * lies above the rate at which the other five possible confusions happened, taken together. As the
 * largest of six is picked, the interval is widened sixfold (Bonferroni).
 */
export function strongestConfusion(matrix: Matrix): Confusion | null {
	const z = quantile(1 - 0.025 / 6);
	const cells = labels.flatMap((was) =>
		labels
			.filter((said) => said !== was)
			.map((said) => ({ was, said, count: matrix[was][said], of: total(matrix[was]) }))
	);
	const errors = sum(cells.map((cell) => cell.count));
	const chances = sum(cells.map((cell) => cell.of));
	const [strongest] = cells
		.map((cell) => ({
			cell,
			margin:
				(share(cell.count, cell.of, z)?.low ?? 0) - ratio(errors - cell.count, chances - cell.of)
		}))
		.filter(({ cell, margin }) => cell.count >= fewest && margin > 0)
		.sort((one, other) => other.margin - one.margin);
	return strongest?.cell ?? null;
}

export const total = (row: Readonly<Record<Label, number>>) => sum(labels.map((said) => row[said]));
const sum = (values: readonly number[]) => values.reduce((all, value) => all + value, 0);
const ratio = (part: number, whole: number) => (whole === 0 ? 0 : part / whole);
