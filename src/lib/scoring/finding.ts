import { labels, traps, type Label, type Trap } from '../content/vocabulary.ts';
import {
	byTrap,
	matrixOf,
	strongestConfusion,
	total,
	type Confusion,
	type Judgement,
	type Matrix
} from './confusion.ts';
import { strongestOf, surprise } from './surprise.ts';

/** What a summary may say in its headline. */
export type Finding =
	/** Said `said` of `count` of the `of` sentences that were `was`. */
	| ({ readonly kind: 'confuses' } & Confusion)
	/** Reaches for a label, or shuns it: said so often, of sentences that were it so often. */
	| {
			readonly kind: 'leans';
			readonly label: Label;
			readonly direction: 'toward' | 'away';
			readonly said: number;
			readonly was: number;
	  }
	| {
			readonly kind: 'misses-trap';
			readonly trap: Trap;
			readonly count: number;
			readonly of: number;
	  }
	/** Errors, if any, follow no pattern that could be told from chance. */
	| { readonly kind: 'even'; readonly errors: number; readonly of: number }
	| { readonly kind: 'too-few'; readonly of: number };

/** Below so many labelled sentences no headline is given, however they went. */
const fewest = 12;

/**
 * The one thing most worth saying about a learner's labels. In this order, the first that holds:
 * too few sentences; a leaning that takes from, or gives to, both other labels; one confusion that
 * stands out; one trap that does; none. Each is held against the learner's errors as a whole, so
 * that neither a weak nor a strong learner gets a headline by chance, save seldom.
 */
export function findingOf(judgements: readonly Judgement[]): Finding {
	const of = judgements.length;
	if (of < fewest) return { kind: 'too-few', of };
	const matrix = matrixOf(judgements);
	const confusion = strongestConfusion(matrix);
	const errors = judgements.filter(({ was, said }) => was !== said).length;
	return (
		leaning(matrix)
		?? (confusion && { kind: 'confuses', ...confusion })
		?? missedTrap(judgements) ?? { kind: 'even', errors, of }
	);
}

/**
 * Of the errors that a label is part of, nearly all go one way: it is said where it is not, or not
 * said where it is. Either other label has at least a quarter of them, else it is a confusion of two.
 */
function leaning(matrix: Matrix): Finding | null {
	const strongest = strongestOf(
		labels.flatMap((label) => {
			const others = labels.filter((other) => other !== label);
			const into = others.map((other) => matrix[other][label]);
			const outOf = others.map((other) => matrix[label][other]);
			const was = total(matrix[label]);
			const said = was - sum(outOf) + sum(into);
			return (['toward', 'away'] as const).map((direction) => {
				const counts = direction === 'toward' ? into : outOf;
				const count = Math.min(...counts) * 4 >= sum(counts) ? sum(counts) : 0;
				const chance = surprise(count, sum(into) + sum(outOf), 1 / 2);
				return { label, direction, said, was, count, surprise: chance };
			});
		})
	);
	if (!strongest) return null;
	const { label, direction, said, was } = strongest;
	return { kind: 'leans', label, direction, said, was };
}

/** A trap that more of the errors carry than the sentences do. */
function missedTrap(judgements: readonly Judgement[]): Finding | null {
	const errors = judgements.filter(({ was, said }) => was !== said).length;
	const met = byTrap(judgements);
	const strongest = strongestOf(
		traps.flatMap((trap) => {
			const { right, total: of } = met[trap] ?? { right: 0, total: 0 };
			const chance = surprise(of - right, errors, of / judgements.length);
			return of === 0 ? [] : [{ trap, count: of - right, of, surprise: chance }];
		})
	);
	return strongest
		? { kind: 'misses-trap', trap: strongest.trap, count: strongest.count, of: strongest.of }
		: null;
}

const sum = (values: readonly number[]) => values.reduce((all, value) => all + value, 0);
