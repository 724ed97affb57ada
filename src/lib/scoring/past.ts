import type { AttemptResult } from './results.ts';

/** An attempt as its learner may see it. */
export type Past = Pick<AttemptResult, 'id' | 'number' | 'state' | 'startedAt' | 'handedInAt'> & {
	/** Whether this one counts. */
	readonly counts: boolean;
	/** null: it may not be shown, or is not there yet. */
	readonly mark: { readonly points: number; readonly of: number } | null;
	/** Its mark before a correction, where it may be shown and a correction touches it. */
	readonly was: { readonly points: number; readonly of: number } | null;
	/** The answers may be looked at with what settles them. */
	readonly open: boolean;
};
