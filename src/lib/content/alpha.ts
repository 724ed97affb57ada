import { randomFrom } from './chance.ts';

/** What one unit adds to the coincidences of values. */
type Share = {
	readonly values: number;
	readonly agreeing: number;
	readonly counts: ReadonlyMap<string, number>;
};

function shareOf(unit: readonly string[]): Share[] {
	if (unit.length < 2) return [];
	const counts = new Map<string, number>();
	for (const value of unit) counts.set(value, (counts.get(value) ?? 0) + 1);
	let agreeing = 0;
	for (const count of counts.values()) agreeing += (count * (count - 1)) / (unit.length - 1);
	return [{ values: unit.length, agreeing, counts }];
}

function alphaOf(shares: readonly Share[]): number | undefined {
	const totals = new Map<string, number>();
	let values = 0;
	let agreeing = 0;
	for (const share of shares) {
		values += share.values;
		agreeing += share.agreeing;
		for (const [value, count] of share.counts) totals.set(value, (totals.get(value) ?? 0) + count);
	}
	if (!values) return undefined;
	let same = 0;
	for (const count of totals.values()) same += count * (count - 1);
	const expected = values * (values - 1) - same;
	return expected ? 1 - ((values - 1) * (values - agreeing)) / expected : 1;
}

/**
 * Krippendorff's alpha for nominal data, with any number of labellers and missing answers:
 * one less the ratio of observed to expected disagreement, both from the coincidences of values
 * within units. Source: Hayes & Krippendorff (2007), Communication Methods and Measures 1, 77–89;
 * computation after Krippendorff (2011), "Computing Krippendorff's Alpha-Reliability", section C.
 *
 * @param units the answers given to each unit; units with fewer than two say nothing
 * @returns undefined when no two answers can be compared; 1 when all answers are the same
 */
export const alpha = (units: readonly (readonly string[])[]): number | undefined =>
	alphaOf(units.flatMap(shareOf));

const draws = 1000;

/**
 * A 95 % bootstrap interval of alpha (percentiles of 1,000 draws), as Hayes & Krippendorff (2007)
 * ask for. They draw single coincidences; here whole units are drawn, with replacement, because
 * the answers to one unit hang together. The same units and seed give the same interval.
 */
export function alphaInterval(
	units: readonly (readonly string[])[],
	seed = 1
): readonly [low: number, high: number] | undefined {
	const shares = units.flatMap(shareOf);
	if (!shares.length) return undefined;
	const random = randomFrom(seed);
	const values = Array.from(
		{ length: draws },
		() => alphaOf(shares.map(() => shares[Math.floor(random() * shares.length)]!)) ?? 1
	).sort((a, b) => a - b);
	return [values[Math.floor(0.025 * draws)]!, values[Math.ceil(0.975 * draws) - 1]!];
}
