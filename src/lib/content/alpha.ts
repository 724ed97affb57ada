/**
 * Krippendorff's alpha for nominal data, with any number of labellers and missing answers:
 * one less the ratio of observed to expected disagreement, both from the coincidences of values
 * within units. Source: Hayes & Krippendorff (2007), Communication Methods and Measures 1, 77–89;
 * computation after Krippendorff (2011), "Computing Krippendorff's Alpha-Reliability", section C.
 *
 * @param units the answers given to each unit; units with fewer than two say nothing
 * @returns undefined when no two answers can be compared; 1 when all answers are the same
 */
export function alpha(units: readonly (readonly string[])[]): number | undefined {
	const totals = new Map<string, number>();
	let values = 0;
	let agreeing = 0;
	for (const unit of units) {
		if (unit.length < 2) continue;
		const counts = new Map<string, number>();
		for (const value of unit) counts.set(value, (counts.get(value) ?? 0) + 1);
		values += unit.length;
		for (const [value, count] of counts) {
			agreeing += (count * (count - 1)) / (unit.length - 1);
			totals.set(value, (totals.get(value) ?? 0) + count);
		}
	}
	if (!values) return undefined;
	let same = 0;
	for (const count of totals.values()) same += count * (count - 1);
	const expected = values * (values - 1) - same;
	return expected ? 1 - ((values - 1) * (values - agreeing)) / expected : 1;
}
