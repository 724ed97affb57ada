import type { ResultRow } from '../scoring/results.ts';
import { correctionsOf, type Correction } from '../scoring/correction.ts';
import { keysOf } from './corrected.ts';
import * as gradebook from './gradebook.ts';
import * as regrades from './regrades.ts';
import type { Regrade } from './regrades.ts';
import * as revisions from './revisions.ts';
import type { Revision } from './revisions.ts';
import type { Db } from './store/open.ts';
import type { AssignmentRow } from './store/tables.ts';

/**
 * What the edition of a case that is current would change for an assignment: of the items that it asks,
 * those whose key, question or texts are others than its marks go by.
 * @param all its regrades
 */
export async function corrections(
	db: Db,
	assignment: AssignmentRow,
	current: Revision,
	all: readonly Regrade[]
): Promise<readonly Correction[]> {
	if (regrades.inForce(assignment, all) === current.module.revision) return [];
	const given = await revisions.find(db, assignment.module, assignment.revision);
	const key = keysOf(given, regrades.standing(all)).at(-1) ?? given.key;
	const chosen = assignment.items === null ? null : (JSON.parse(assignment.items) as string[]);
	const asked = given.module.items.filter(
		({ id, use }) => use === 'practice' && (chosen?.includes(id) ?? true)
	);
	return correctionsOf(
		{ module: given.module, key },
		current,
		asked.map(({ id }) => id)
	);
}

/** A student's mark as it is, and as it would be by the corrected key; in points. */
export type Remarked = Pick<ResultRow, 'user' | 'name' | 'tag' | 'namesake' | 'removed'> & {
	readonly now: number;
	readonly by: number;
	readonly of: number;
};

/** A decision that is not made yet: to mark by a corrected edition whatever comes of it. */
export const drafted = (all: readonly Regrade[], to: Revision, now: Date): Regrade => ({
	number: all.length + 1,
	reason: '',
	by: '',
	at: now.toISOString(),
	keepBetter: false,
	to,
	takenBackAt: null
});

/** Marks everybody as the draft has it, and stores nothing. Who has no mark yet is left out. */
export async function rehearse(
	db: Db,
	assignment: AssignmentRow,
	all: readonly Regrade[],
	draft: Regrade,
	now: Date
): Promise<readonly Remarked[]> {
	const after = await gradebook.ofAssignment(db, assignment, now, [...all, draft]);
	const scores = new Map(after.map(({ row }) => [row.user, row.shown?.score]));
	const before = await gradebook.ofAssignment(db, assignment, now, all);
	return before.flatMap(({ row: { user, name, tag, namesake, removed, shown } }) => {
		const score = scores.get(user);
		if (!shown?.score || !score) return [];
		const { points, of } = shown.score;
		return [{ user, name, tag, namesake, removed, now: points, by: score.points, of }];
	});
}
