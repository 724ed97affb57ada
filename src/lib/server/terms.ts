import type { AssignmentRow, OverrideRow } from './store/tables.ts';

/** What holds for one learner in one assignment. Times are ISO 8601 in UTC. */
export type Terms = {
	readonly opensAt: string | null;
	readonly dueAt: string | null;
	/** After this nothing is taken any more. Never before `dueAt`. */
	readonly locksAt: string | null;
	/** null: as many as one likes. */
	readonly attempts: number | null;
	/** The time limit in whole minutes, extra time included; null: none. */
	readonly minutes: number | null;
	/** What differs from the class, and why, in the teacher's words. */
	readonly reasons: readonly TermReason[];
};
export type TermReason = { readonly what: TermName; readonly reason: string };
export type TermName = 'opens' | 'due' | 'locks' | 'attempts' | 'minutes';

type Common = Pick<AssignmentRow, 'opens_at' | 'due_at' | 'locks_at' | 'attempts' | 'minutes'>;
type Exception = Common & Pick<OverrideRow, 'reason'>;

/** An exception's 0 means: as many attempts, or minutes, as one likes. */
const unlimited = 0;

/**
 * Works out a learner's terms. An exception stands instead of what the class has; of several the most
 * generous wins, field by field: earliest opening, latest due and lock, most attempts, most minutes.
 * Who may hand in later than the class is not locked out before that.
 * @param overrides those that hold for this learner: their own first, then their groups'
 * @param extraTime factor of the time limit; 1 is none
 */
export function termsOf(
	assignment: Common,
	overrides: readonly Exception[],
	extraTime: number
): Terms {
	const reasons: TermReason[] = [];

	/** The value of the first exception that none is more generous than, else the class's. */
	function best<Field extends keyof Common>(
		field: Field,
		what: TermName,
		betters: (one: NonNullable<Common[Field]>, other: NonNullable<Common[Field]>) => boolean
	): Common[Field] {
		let won: Exception | undefined;
		for (const one of overrides) {
			const value = one[field];
			const sofar = won?.[field] ?? null;
			if (value !== null && (sofar === null || betters(value, sofar))) won = one;
		}
		if (!won) return assignment[field];
		if (won[field] !== assignment[field]) reasons.push({ what, reason: reasonOf(won) });
		return won[field];
	}

	const opensAt = best('opens_at', 'opens', (one, other) => one < other);
	const dueAt = best('due_at', 'due', (one, other) => one > other);
	const locks = best('locks_at', 'locks', (one, other) => one > other);
	const attempts = best('attempts', 'attempts', moreOf);
	const limit = best('minutes', 'minutes', moreOf);
	const due = reasons.find(({ what }) => what === 'due');
	const locksAt = locks !== null && dueAt !== null && dueAt > locks ? dueAt : locks;
	if (locksAt !== locks && due) reasons.push({ what: 'locks', reason: due.reason });
	const minutes = limit ? Math.ceil(limit * extraTime - rounding) : null;
	if (limit && minutes !== limit) reasons.push({ what: 'minutes', reason: extraWords(extraTime) });
	return { opensAt, dueAt, locksAt, attempts: attempts || null, minutes, reasons };
}

/** 20 × 1.1 is a hair over 22. */
const rounding = 1e-9;

const moreOf = (one: number, other: number) =>
	other !== unlimited && (one === unlimited || one > other);

const reasonOf = ({ reason }: Exception) => reason || 'Your teacher made an exception for you.';

const percent = new Intl.NumberFormat('en-GB', { style: 'percent', maximumFractionDigits: 0 });
const extraWords = (factor: number) => `You have extra time: ${percent.format(factor - 1)} more.`;
