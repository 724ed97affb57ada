/** Fewer of a kind than this are chance, however they compare. */
const fewest = 3;
/**
 * How often chance alone may make a pattern out of nothing. With counts as small as these it makes
 * one less often than that: the binomial tail moves in steps.
 */
const level = 0.1;

/**
 * The chance of `count` or more out of `n` when each comes up with chance `p`: the upper tail of
 * the binomial distribution, summed term by term.
 */
export function surprise(count: number, n: number, p: number): number {
	if (count <= 0 || p >= 1) return 1;
	let term = (1 - p) ** n;
	let below = 0;
	for (let k = 0; k < count; k++) {
		below += term;
		term *= ((n - k) / (k + 1)) * (p / (1 - p));
	}
	return Math.max(0, 1 - below);
}

/**
 * Of several candidates the one that chance explains worst, if it happened at least three times and
 * chance explains it less than once in ten, after counting how many were looked at (Bonferroni).
 */
export function strongestOf<Candidate extends { count: number; surprise: number }>(
	candidates: readonly Candidate[]
): Candidate | undefined {
	return candidates
		.filter((one) => one.count >= fewest && one.surprise * candidates.length < level)
		.sort((one, other) => one.surprise - other.surprise)[0];
}
