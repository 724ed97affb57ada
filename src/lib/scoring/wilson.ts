import { z95 } from './normal.ts';

/** A share with its interval, each 0 to 1. */
export type Share = { readonly value: number; readonly low: number; readonly high: number };

/**
 * A share out of a few, with Wilson's score interval, which stays within 0 and 1 and is honest for
 * small n. Null when n is 0: there is no share of nothing.
 * Source: Wilson, Probable inference, the law of succession, and statistical inference,
 * Journal of the American Statistical Association 22 (1927) 209–212.
 * @param z arms of the interval; 95 % by default
 */
export function share(count: number, n: number, z: number = z95): Share | null {
	if (n <= 0) return null;
	const value = count / n;
	const spread = 1 + (z * z) / n;
	const middle = (value + (z * z) / (2 * n)) / spread;
	const arm = (z * Math.sqrt((value * (1 - value)) / n + (z * z) / (4 * n * n))) / spread;
	// Rounding must not push the interval past the share itself.
	return {
		value,
		low: Math.max(0, Math.min(middle - arm, value)),
		high: Math.min(1, Math.max(middle + arm, value))
	};
}
