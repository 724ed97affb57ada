type Times = {
	readonly opensAt: string | null;
	readonly dueAt: string | null;
	readonly locksAt: string | null;
};

/** How far an assignment is, by the dates that the whole class has. */
export type Phase = 'coming' | 'open' | 'due' | 'closed';

/** @param now like the dates: ISO 8601 in UTC, which can be compared as text */
export function phaseOf({ opensAt, dueAt, locksAt }: Times, now: string): Phase {
	if (locksAt !== null && locksAt <= now) return 'closed';
	if (dueAt !== null && dueAt <= now) return 'due';
	return opensAt !== null && opensAt > now ? 'coming' : 'open';
}

/** Whether the class is through with it, but for those who are late. */
export const isOver = (phase: Phase): boolean => phase === 'due' || phase === 'closed';
