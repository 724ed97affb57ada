/**
 * Numbers from 0 up to 1 that only look random: the same seed gives the same row.
 * Xorshift with the shifts 13, 17 and 5: Marsaglia (2003), Journal of Statistical Software 8(14).
 */
export function randomFrom(seed: number): () => number {
	// Neighbouring seeds are spread first; a state of nothing would stay nothing.
	let state = Math.imul((seed | 0) + 0x9e3779b9, 0x85ebca6b) | 0 || 1;
	const next = (): number => {
		state ^= state << 13;
		state ^= state >>> 17;
		state ^= state << 5;
		return (state >>> 0) / 2 ** 32;
	};
	for (let warm = 0; warm < 8; warm++) next();
	return next;
}

/** Another order, each as likely as any other (Fisher & Yates). */
export function shuffled<T>(all: readonly T[], random: () => number): T[] {
	const result = [...all];
	for (let last = result.length - 1; last > 0; last--) {
		const other = Math.floor(random() * (last + 1));
		[result[last], result[other]] = [result[other]!, result[last]!];
	}
	return result;
}
