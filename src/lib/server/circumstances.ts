import type { LessonSnapshot } from '../lesson/snapshot.ts';
import type { Closing } from '../lesson/standing.ts';
import * as exceptions from './exceptions.ts';
import * as regrades from './regrades.ts';
import type { Regrade } from './regrades.ts';
import type { Db } from './store/open.ts';
import { prepared } from './store/prepared.ts';
import type { AssignmentRow, AttemptRow, MemberRow } from './store/tables.ts';
import { termsOf, type Terms } from './terms.ts';
import { endingOf } from './timing.ts';

/** What holds for a learner at an assignment, at this moment. */
export type Circumstances = {
	readonly title: AssignmentRow['title'];
	readonly feedback: AssignmentRow['feedback'];
	readonly terms: Terms;
	/** What the learner is in the class; null: not of it, or no longer. */
	readonly role: MemberRow['role'] | null;
	/** The class is archived. */
	readonly archived: boolean;
	/** The assignment was taken back. */
	readonly withdrawn: boolean;
	/** Of the assignment. */
	readonly regrades: readonly Regrade[];
};

/** And for one attempt at it. */
export type AttemptCircumstances = Circumstances & {
	readonly attempt: AttemptRow;
	/** The `seq` of the last entry stored; -1: none is. */
	readonly last: number;
};

const common = [
	'assignment.title',
	'assignment.feedback',
	'assignment.opens_at',
	'assignment.due_at',
	'assignment.locks_at',
	'assignment.attempts',
	'assignment.minutes',
	'assignment.removed_at as withdrawn_at',
	'class.archived_at',
	'member.role',
	'member.extra_time',
	'member.removed_at as left_at'
] as const;

/** @returns undefined where the class has no such assignment */
export async function ofAssignment(
	db: Db,
	asked: { readonly class: string; readonly assignment: string; readonly learner: string }
): Promise<(Circumstances & { readonly assignment: AssignmentRow }) | undefined> {
	const row = await db
		.selectFrom('assignment')
		.innerJoin('class', 'class.id', 'assignment.class')
		.leftJoin('member', (join) =>
			join.onRef('member.class', '=', 'assignment.class').on('member.user', '=', asked.learner)
		)
		.selectAll('assignment')
		.select(common)
		.select(({ selectFrom }) => [
			selectFrom('override')
				.select(({ fn }) => fn.countAll<number>().as('count'))
				.whereRef('override.class', '=', 'assignment.class')
				.whereRef('override.assignment', '=', 'assignment.id')
				.as('exceptions'),
			selectFrom('regrade')
				.select(({ fn }) => fn.countAll<number>().as('count'))
				.whereRef('regrade.class', '=', 'assignment.class')
				.whereRef('regrade.assignment', '=', 'assignment.id')
				.as('corrections')
		])
		.where('assignment.class', '=', asked.class)
		.where('assignment.id', '=', asked.assignment)
		.executeTakeFirst();
	return row && { ...(await told(db, asked, row)), assignment: row };
}

/** @returns undefined where the class has no such attempt */
export async function ofAttempt(
	db: Db,
	{ class: id, attempt }: { readonly class: string; readonly attempt: string }
): Promise<AttemptCircumstances | undefined> {
	const [row] = await rowOfAttempt(db, { class: id, attempt });
	return row && { ...(await told(db, row, row)), attempt: row, last: row.last ?? -1 };
}

const rowOfAttempt = prepared((db, asked: { class: string; attempt: string }) =>
	db
		.selectFrom('attempt')
		.innerJoin('assignment', (join) =>
			join
				.onRef('assignment.class', '=', 'attempt.class')
				.onRef('assignment.id', '=', 'attempt.assignment')
		)
		.innerJoin('class', 'class.id', 'attempt.class')
		.leftJoin('member', (join) =>
			join.onRef('member.class', '=', 'attempt.class').onRef('member.user', '=', 'attempt.learner')
		)
		.selectAll('attempt')
		.select(common)
		.select(({ selectFrom }) => [
			selectFrom('override')
				.select(({ fn }) => fn.countAll<number>().as('count'))
				.whereRef('override.class', '=', 'attempt.class')
				.whereRef('override.assignment', '=', 'attempt.assignment')
				.as('exceptions'),
			selectFrom('regrade')
				.select(({ fn }) => fn.countAll<number>().as('count'))
				.whereRef('regrade.class', '=', 'attempt.class')
				.whereRef('regrade.assignment', '=', 'attempt.assignment')
				.as('corrections'),
			selectFrom('event')
				.select(({ fn }) => fn.max('event.seq').as('last'))
				.whereRef('event.class', '=', 'attempt.class')
				.whereRef('event.attempt', '=', 'attempt.id')
				.as('last')
		])
		.where('attempt.class', '=', asked.class)
		.where('attempt.id', '=', asked.attempt)
);

type Found = Pick<
	AssignmentRow,
	'title' | 'feedback' | 'opens_at' | 'due_at' | 'locks_at' | 'attempts' | 'minutes'
> & {
	readonly withdrawn_at: string | null;
	readonly archived_at: string | null;
	readonly left_at: string | null;
	readonly role: MemberRow['role'] | null;
	readonly extra_time: number | null;
	readonly exceptions: number | null;
	readonly corrections: number | null;
};

async function told(
	db: Db,
	asked: { readonly class: string; readonly assignment: string; readonly learner: string },
	found: Found
): Promise<Circumstances> {
	const { class: id, assignment } = asked;
	// Few assignments have any: who has none is not made to ask.
	const [overrides, corrections] = await Promise.all([
		found.exceptions ? exceptions.of(db, { class: id, id: assignment }, asked.learner) : [],
		found.corrections ? regrades.of(db, { class: id, assignment }) : []
	]);
	return {
		title: found.title,
		feedback: found.feedback,
		terms: termsOf(found, overrides, found.extra_time ?? 1),
		role: found.left_at === null ? found.role : null,
		archived: found.archived_at !== null,
		withdrawn: found.withdrawn_at !== null,
		regrades: corrections
	};
}

/** Why an attempt is over, or null while it runs. */
export function closing(
	{ attempt, terms, role, archived, withdrawn }: AttemptCircumstances,
	{ value }: LessonSnapshot,
	now: Date
): Closing | null {
	if (role === null) return 'removed';
	if (archived) return 'archived';
	if (withdrawn) return 'withdrawn';
	if (attempt.set_aside_at !== null) return 'set-aside';
	if (value === 'done') return 'finished';
	// A teacher's look at it has no end.
	const ending = attempt.preview ? null : endingOf(attempt, terms);
	return ending && ending.at <= now.toISOString() ? ending.why : null;
}
