/** Density of the standard normal distribution. */
export const density = (z: number) => Math.exp((-z * z) / 2) / Math.sqrt(2 * Math.PI);

/** 97.5 % of the standard normal distribution lie below it: arms of a 95 % interval. */
export const z95 = 1.959964;

const inner = {
	over: [
		-39.69683028665376, 220.9460984245205, -275.9285104469687, 138.357751867269, -30.66479806614716,
		2.506628277459239
	],
	under: [
		-54.47609879822406, 161.5858368580409, -155.6989798598866, 66.80131188771972,
		-13.28068155288572, 1
	]
};
const outer = {
	over: [
		-0.007784894002430293, -0.3223964580411365, -2.400758277161838, -2.549732539343734,
		4.374664141464968, 2.938163982698783
	],
	under: [0.007784695709041462, 0.3224671290700398, 2.445134137142996, 3.754408661907416, 1]
};
const tail = 0.02425;

/**
 * The z below which a share `p` of the standard normal distribution lies; relative error below
 * 1.15e-9. −∞ at 0 and +∞ at 1.
 * Source: Acklam, An algorithm for computing the inverse normal cumulative distribution function
 * (2003): rational approximations, one for the middle and one for both tails.
 * @param p a share, 0 to 1
 */
export function quantile(p: number): number {
	if (p <= 0) return -Infinity;
	if (p >= 1) return Infinity;
	if (p > 1 - tail) return -quantile(1 - p);
	if (p < tail) {
		const r = Math.sqrt(-2 * Math.log(p));
		return polynomial(outer.over, r) / polynomial(outer.under, r);
	}
	const q = p - 0.5;
	return (polynomial(inner.over, q * q) * q) / polynomial(inner.under, q * q);
}

/** Coefficients from the highest power down (Horner). */
const polynomial = (coefficients: readonly number[], x: number) =>
	coefficients.reduce((sum, coefficient) => sum * x + coefficient, 0);
