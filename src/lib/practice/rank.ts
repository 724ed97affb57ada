/** Compares by the first numbers, where they are equal by the second, and so on; lower comes first. */
export function inTurn(a: readonly number[], b: readonly number[]): number {
	for (const [at, value] of a.entries()) {
		const other = b[at] ?? 0;
		// Not by difference: two that stand at −∞ are equal.
		if (value !== other) return value < other ? -1 : 1;
	}
	return 0;
}
