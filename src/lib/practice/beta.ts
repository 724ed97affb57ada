/**
 * The chance that a share exceeds `p`, its prior uniform (Beta(1, 1)), after `right` answers of `n`.
 * For whole numbers the tail of Beta(right + 1, n − right + 1) is a binomial sum: the chance of at
 * most `right` successes in n + 1 trials of chance p.
 * Source: Johnson, Kotz & Balakrishnan, Continuous Univariate Distributions 2 (1995), p. 220;
 * DLMF 8.17.5.
 */
export function chanceAbove(p: number, right: number, n: number): number {
	let term = (1 - p) ** (n + 1);
	let sum = 0;
	for (let k = 0; k <= right; k++) {
		sum += term;
		term *= ((n + 1 - k) / (k + 1)) * (p / (1 - p));
	}
	return Math.min(1, sum);
}
