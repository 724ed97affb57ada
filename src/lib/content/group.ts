/**
 * Puts together what has the same key, both in the order in which they come. `Map.groupBy` does
 * the same in browsers newer than those a school may have (see README).
 */
export function groupBy<T, K>(all: readonly T[], keyOf: (one: T) => K): Map<K, T[]> {
	const groups = new Map<K, T[]>();
	for (const one of all) {
		const key = keyOf(one);
		const group = groups.get(key);
		if (group) group.push(one);
		else groups.set(key, [one]);
	}
	return groups;
}
