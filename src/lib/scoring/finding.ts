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
import { quantile } from './normal.ts';
import { share } from './wilson.ts';

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
 * stands out; one trap that does; none. Each is held against the learner's other errors, with an
 * interval widened for the number of candidates among which the strongest was picked, so that
 * chance alone seldom makes a headline.
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
 * Of the errors that a label is part of, nearly all go one way (Wilson's interval lies beyond one
 * half, widened threefold), with two or more from either other label: else it is a confusion of two.
 */
function leaning(matrix: Matrix): Finding | null {
	const z = quantile(1 - 0.025 / 3);
	const leanings = labels.flatMap((label) => {
		const others = labels.filter((other) => other !== label);
		const into = others.map((other) => matrix[other][label]);
		const outOf = others.map((other) => matrix[label][other]);
		const wrongly = sum(into);
		const missed = sum(outOf);
		const was = total(matrix[label]);
		const shared = { kind: 'leans', label, was, said: was - missed + wrongly } as const;
		const beyond = (count: number) => (share(count, wrongly + missed, z)?.low ?? 0) > 0.5;
		return [
			...(beyond(wrongly) && Math.min(...into) >= 2
				? [{ ...shared, direction: 'toward' } as const]
				: []),
			...(beyond(missed) && Math.min(...outOf) >= 2
				? [{ ...shared, direction: 'away' } as const]
				: [])
		];
	});
	const [strongest] = leanings.sort(
		(one, other) => Math.abs(other.said - other.was) - Math.abs(one.said - one.was)
	);
	return strongest ?? null;
}

/**
 * A trap missed at least three times, and more often than sentences without it (lower end of
 * Wilson's interval, widened for the number of traps met).
 */
function missedTrap(judgements: readonly Judgement[]): Finding | null {
	const met = byTrap(judgements);
	const z = quantile(1 - 0.025 / Math.max(1, Object.keys(met).length));
	const candidates = traps.flatMap((trap) => {
		const { right, total: of } = met[trap] ?? { right: 0, total: 0 };
		const without = judgements.filter((one) => !one.traps.includes(trap));
		const wrong = without.filter(({ was, said }) => was !== said).length;
		const margin =
			(share(of - right, of, z)?.low ?? 0) - (share(wrong, without.length)?.value ?? 1);
		return of - right >= 3 && margin > 0 ? [{ trap, count: of - right, of, margin }] : [];
	});
	const [strongest] = candidates.sort((one, other) => other.margin - one.margin);
	return strongest
		? { kind: 'misses-trap', trap: strongest.trap, count: strongest.count, of: strongest.of }
		: null;
}

const sum = (values: readonly number[]) => values.reduce((all, value) => all + value, 0);
