import { groupBy } from '../content/group.ts';
import {
	attemptResult,
	standingOf,
	type AttemptResult,
	type ResultRow
} from '../scoring/results.ts';
import * as exceptions from './exceptions.ts';
import * as projections from './projections.ts';
import * as regrades from './regrades.ts';
import type { Regrade } from './regrades.ts';
import type { Db } from './store/open.ts';
import type { AssignmentRow, AttemptRow, MemberRow, OverrideRow } from './store/tables.ts';
import { termsOf, type Terms } from './terms.ts';
import { endingOf, lateAfter } from './timing.ts';

/** A student's row with all attempts behind it, in the order begun. */
export type Entry = {
	readonly row: ResultRow;
	readonly attempts: readonly AttemptResult[];
	readonly terms: Terms;
};

type Stored = AttemptRow & { readonly last: number | null };

/**
 * What every student of a class has done in an assignment, by name. Those who were removed are in it
 * if they had begun. A teacher's own looks at it are not.
 * @param marked by these regrades, instead of those that there are
 */
export async function ofAssignment(
	db: Db,
	assignment: AssignmentRow,
	now: Date,
	marked?: readonly Regrade[]
): Promise<Entry[]> {
	return entries(db, assignment, undefined, now, marked);
}

/** The same for one student; undefined where there is none in the class. */
export async function ofStudent(
	db: Db,
	assignment: AssignmentRow,
	user: string,
	now: Date,
	marked?: readonly Regrade[]
): Promise<Entry | undefined> {
	return (await entries(db, assignment, user, now, marked))[0];
}

async function entries(
	db: Db,
	assignment: AssignmentRow,
	only: string | undefined,
	now: Date,
	marked?: readonly Regrade[]
): Promise<Entry[]> {
	const place = { class: assignment.class, assignment: assignment.id };
	const [archived, members, attempts, overrides, corrections] = await Promise.all([
		isArchived(db, assignment.class),
		studentsOf(db, assignment.class),
		attemptsOf(db, assignment, only),
		overridesOf(db, assignment),
		marked ?? regrades.of(db, place)
	]);
	const byLearner = groupBy(attempts, ({ learner }) => learner);
	const names = groupBy(members, ({ name_key }) => name_key);
	const shown = members.filter(
		({ user, removed_at }) =>
			(only ?? user) === user && (removed_at === null || byLearner.has(user))
	);
	const termsBy = new Map(
		shown.map(({ user, extra_time }) => [user, termsOf(assignment, overrides(user), extra_time)])
	);
	const wanted = shown.flatMap(({ user }) =>
		(byLearner.get(user) ?? []).map((attempt) => ({
			...wantedOf(assignment, attempt, termsBy.get(user)!),
			regrades: corrections
		}))
	);
	const folded = await projections.of(db, assignment.class, wanted);

	return shown.map((member) => {
		const terms = termsBy.get(member.user)!;
		const shut = archived || member.removed_at !== null;
		const results = (byLearner.get(member.user) ?? []).map((attempt) =>
			attemptResult(
				{
					id: attempt.id,
					number: attempt.number,
					startedAt: Date.parse(attempt.started_at),
					endsAt: ms(endingOf(attempt, terms)?.at),
					deadline: ms(lateAfter(attempt, terms)),
					setAside: attempt.set_aside_at !== null,
					lateDecision: attempt.late_counts === null ? null : attempt.late_counts === 1,
					projection: folded.get(attempt.id)!
				},
				{ dueAt: ms(terms.dueAt), shut, late: assignment.late },
				now.getTime()
			)
		);
		const row = rowOf(member, (names.get(member.name_key)?.length ?? 0) > 1, terms);
		const standing = standingOf(results, assignment.counts, row.dueAt, now.getTime());
		return { row: { ...row, ...standing }, attempts: results, terms };
	});
}

const ms = (time: string | null | undefined) => (time ? Date.parse(time) : null);

const wantedOf = (assignment: AssignmentRow, attempt: Stored, terms: Terms) => ({
	attempt,
	length: (attempt.last ?? -1) + 1,
	deadline: ms(lateAfter(attempt, terms)),
	certainty: assignment.certainty_marks === 1
});

const rowOf = (member: MemberRow, twice: boolean, terms: Terms) => ({
	user: member.user,
	name: member.name,
	tag: member.tag,
	namesake: twice,
	removed: member.removed_at !== null,
	extraTime: member.extra_time,
	dueAt: ms(terms.dueAt),
	reasons: [...new Set(terms.reasons.map(({ reason }) => reason))]
});

async function isArchived(db: Db, classId: string): Promise<boolean> {
	const query = db.selectFrom('class').select('archived_at').where('id', '=', classId);
	return ((await query.executeTakeFirst())?.archived_at ?? null) !== null;
}

/** By name; equal names by their tags, so that the order is always the same. */
async function studentsOf(db: Db, classId: string): Promise<MemberRow[]> {
	const members = await db
		.selectFrom('member')
		.selectAll()
		.where('class', '=', classId)
		.where('role', '=', 'student')
		.execute();
	return members.sort(
		(one, other) =>
			names.compare(one.name, other.name)
			|| names.compare(one.tag, other.tag)
			|| (one.user < other.user ? -1 : 1)
	);
}

const names = new Intl.Collator('en', { numeric: true });

/** With how far their logs go. */
async function attemptsOf(
	db: Db,
	{ class: classId, id }: AssignmentRow,
	learner: string | undefined
): Promise<Stored[]> {
	return db
		.selectFrom('attempt')
		.selectAll()
		.select(({ selectFrom }) =>
			selectFrom('event')
				.select(({ fn }) => fn.max('event.seq').as('last'))
				.whereRef('event.class', '=', 'attempt.class')
				.whereRef('event.attempt', '=', 'attempt.id')
				.as('last')
		)
		.where('class', '=', classId)
		.where('assignment', '=', id)
		.where('preview', '=', 0)
		.$if(learner !== undefined, (query) => query.where('learner', '=', learner!))
		.orderBy('number')
		.execute();
}

/** Those that hold for a learner, their own first, as `exceptions.of` has them. */
async function overridesOf(
	db: Db,
	{ class: classId, id }: AssignmentRow
): Promise<(user: string) => OverrideRow[]> {
	const [all, groups] = await Promise.all([
		exceptions.list(db, classId, id),
		db.selectFrom('group_member').select(['group', 'user']).where('class', '=', classId).execute()
	]);
	const groupsOf = groupBy(groups, ({ user }) => user);
	return (user) => {
		const mine = new Set(groupsOf.get(user)?.map(({ group }) => group));
		return [
			...all.filter((one) => one.user === user),
			...all.filter(({ group }) => group !== null && mine.has(group))
		];
	};
}
