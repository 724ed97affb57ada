import type { Day } from './day.ts';
import type { Ledger } from './ledger.ts';

/** A short session. */
const usualAim = 6;

export type Goal = { readonly aim: number; readonly done: number; readonly met: boolean };

/**
 * Answers given on a day beside those aimed for. Every day stands alone: there is no row of days to
 * break, and what was not done is not owed the day after.
 */
export function goalOf({ days }: Ledger, day: Day, aim: number = usualAim): Goal {
	const done = days.get(day) ?? 0;
	return { aim, done, met: done >= aim };
}
