/** The middle of the values, or null below two of them: one value has no middle. */
export function median(values: readonly number[]): number | null {
	if (values.length < 2) return null;
	const sorted = [...values].sort((one, other) => one - other);
	const half = Math.floor(sorted.length / 2);
	const upper = sorted[half]!;
	return sorted.length % 2 === 1 ? upper : (sorted[half - 1]! + upper) / 2;
}
