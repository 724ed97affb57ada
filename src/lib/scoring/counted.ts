/** Which of several attempts counts. */
export type CountRule = 'best' | 'last' | 'first';

/** What is done with work that reached the server after it was due. */
export type LateRule = 'count' | 'ask' | 'refuse';

/** How much of an attempt is marked: all of it, or what had arrived in time. */
export type Taken = 'all' | 'in-time';

/**
 * What is marked of an attempt that has late work. Until the teacher has decided, where the rule is
 * to ask, what had arrived in time.
 * @param decision what the teacher decided; null: nothing yet
 */
export function taken(rule: LateRule, decision: boolean | null): Taken {
	if (rule === 'ask') return decision === true ? 'all' : 'in-time';
	return rule === 'count' ? 'all' : 'in-time';
}

type Candidate = {
	/** 1, 2, 3 … in the order begun. */
	readonly number: number;
	readonly share: number | null;
	/** Handed in or out of time: an attempt that still runs does not count yet. */
	readonly over: boolean;
	/** By a teacher: kept, and left out. */
	readonly setAside: boolean;
};

/**
 * The attempt that counts, or undefined while none is over. Of two that are equally good the earlier
 * counts.
 */
export function countedOf<One extends Candidate>(
	attempts: readonly One[],
	rule: CountRule
): One | undefined {
	const standing = attempts
		.filter(({ over, setAside }) => over && !setAside)
		.sort((one, other) => one.number - other.number);
	if (rule === 'first') return standing[0];
	if (rule === 'last') return standing.at(-1);
	return standing.reduce<One | undefined>(
		(best, one) => (best && (best.share ?? 0) >= (one.share ?? 0) ? best : one),
		undefined
	);
}
