import type { Past } from '../../scoring/past.ts';
import type { ResultState } from '../../scoring/results.ts';
import type { StateName } from './StateWord.svelte';

/** Where a student stands in an assignment, and what they can do next. */
export type Briefing = {
	readonly assignment: {
		readonly id: string;
		readonly title: string;
		readonly counts: 'best' | 'last' | 'first';
		readonly feedback: 'item' | 'submission' | 'due' | 'never';
		readonly confidence: 'off' | 'optional' | 'required';
		readonly certainty_marks: 0 | 1;
		readonly late: 'count' | 'ask' | 'refuse';
	};
	readonly terms: {
		readonly opensAt: string | null;
		readonly dueAt: string | null;
		readonly locksAt: string | null;
		readonly attempts: number | null;
		readonly minutes: number | null;
		readonly reasons: readonly { readonly what: string; readonly reason: string }[];
	};
	readonly state: ResultState;
	readonly next: 'start' | 'again' | 'continue' | null;
	readonly why: 'not-open' | 'locked' | 'no-attempts' | 'archived' | null;
	readonly left: number | null;
	readonly cutTo: number | null;
	readonly past: readonly Past[];
	/** Of the key, which touch one of them. */
	readonly corrections: readonly {
		readonly at: string;
		readonly reason: string;
		readonly keepBetter: boolean;
	}[];
};

/** The state as it is told: what is not there yet, and what was missed, have words of their own. */
export function shownState({ state, why }: Pick<Briefing, 'state' | 'why'>): StateName {
	if (state !== 'not-started') return state;
	if (why === 'not-open') return 'not-open';
	return why === 'locked' ? 'missed' : state;
}
