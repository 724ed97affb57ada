/**
 * Edit distance in which swapping two neighbours counts as one step (optimal string alignment).
 */
function distance(a: string, b: string): number {
	let before: number[] = [];
	let last = Array.from({ length: b.length + 1 }, (_, j) => j);
	for (let i = 1; i <= a.length; i++) {
		const row = [i];
		for (let j = 1; j <= b.length; j++) {
			const cost = a[i - 1] === b[j - 1] ? 0 : 1;
			let best = Math.min(row[j - 1]! + 1, last[j]! + 1, last[j - 1]! + cost);
			if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
				best = Math.min(best, before[j - 2]! + 1);
			row.push(best);
		}
		before = last;
		last = row;
	}
	return last[b.length]!;
}

/** ` Did you mean "hedge"?`, or nothing when no known name is near. Looks at 500 names at most. */
export function didYouMean(name: string, known: Iterable<string>): string {
	if (name.length > 60) return '';
	const limit = Math.max(1, Math.floor(name.length / 3));
	let best: { name: string; steps: number } | undefined;
	let looked = 0;
	for (const candidate of known) {
		if (++looked > 500) break;
		if (Math.abs(candidate.length - name.length) > limit) continue;
		const steps = distance(name.toLowerCase(), candidate.toLowerCase());
		if (steps <= limit && (!best || steps < best.steps)) best = { name: candidate, steps };
	}
	return best ? ` Did you mean "${best.name}"?` : '';
}
