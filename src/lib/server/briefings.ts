import type { Score } from '../scoring/attemptmark.ts';
import type { Past } from '../scoring/past.ts';
import type { AttemptResult, ResultState } from '../scoring/results.ts';
import * as gradebook from './gradebook.ts';
import * as regrades from './regrades.ts';
import type { Db } from './store/open.ts';
import type { AssignmentRow } from './store/tables.ts';
import type { Terms } from './terms.ts';

/** Where a student stands in an assignment, and what they can do next. */
export type Briefing = {
	readonly assignment: AssignmentRow;
	readonly terms: Terms;
	readonly state: ResultState;
	readonly next: 'start' | 'again' | 'continue' | null;
	/** Why there is no next step. */
	readonly why: 'not-open' | 'locked' | 'no-attempts' | 'archived' | null;
	/** Attempts that are left; null: as many as one likes. */
	readonly left: number | null;
	/** Minutes that someone who starts now would have, where that is less than the limit. */
	readonly cutTo: number | null;
	readonly past: readonly Past[];
	/** Corrections of the key that touch one of them, the oldest first. */
	readonly corrections: ReturnType<typeof regrades.told>;
};

/** For one student of the class; undefined for anyone else. */
export async function of(
	db: Db,
	assignment: AssignmentRow,
	{ learner, archived }: { readonly learner: string; readonly archived: boolean },
	now: Date
): Promise<Briefing | undefined> {
	const place = { class: assignment.class, assignment: assignment.id };
	const marked = await regrades.of(db, place);
	const entry = await gradebook.ofStudent(db, assignment, learner, now, marked);
	if (!entry) return undefined;
	const { row, attempts, terms } = entry;
	const left = terms.attempts === null ? null : Math.max(0, terms.attempts - row.made);
	const working = row.state === 'working' || row.underWay !== null;
	const why = archived ? 'archived' : working ? null : whyNot(terms, left, now);
	const past = attempts
		.filter(({ setAside }) => !setAside)
		.map((attempt) => pastOf(attempt, row.counted, mayKnow(assignment, terms, now)));
	return {
		assignment,
		terms,
		state: working ? 'working' : row.state,
		next: why ? null : working ? 'continue' : row.made > 0 ? 'again' : 'start',
		why,
		left,
		cutTo: cutBy(terms, now),
		past,
		corrections: past.some(({ was }) => was) ? regrades.told(marked) : []
	};
}

function whyNot({ opensAt, locksAt }: Terms, left: number | null, now: Date): Briefing['why'] {
	const time = now.toISOString();
	if (opensAt !== null && time < opensAt) return 'not-open';
	if (locksAt !== null && time >= locksAt) return 'locked';
	return left === 0 ? 'no-attempts' : null;
}

/** What is left until the lock, in whole minutes, where the limit is longer. */
function cutBy({ minutes, locksAt }: Terms, now: Date): number | null {
	if (minutes === null || locksAt === null) return null;
	const until = Math.floor((Date.parse(locksAt) - now.getTime()) / 60_000);
	return until >= 0 && until < minutes ? until : null;
}

/** Whether marks and answers of attempts that are over may be shown. */
function mayKnow({ feedback }: AssignmentRow, { dueAt }: Terms, now: Date): boolean {
	if (feedback === 'due') return dueAt !== null && dueAt <= now.toISOString();
	return feedback !== 'never';
}

function pastOf(attempt: AttemptResult, counted: number | null, mayKnow: boolean): Past {
	const { id, number, state, startedAt, handedInAt, score, regraded } = attempt;
	const pointsOf = (score: Score | undefined | null) =>
		mayKnow && score ? { points: score.points, of: score.of } : null;
	return {
		id,
		number,
		state,
		startedAt,
		handedInAt,
		counts: number === counted,
		mark: pointsOf(score),
		was: pointsOf(regraded?.was),
		open: mayKnow && handedInAt !== null
	};
}
