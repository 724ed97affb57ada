import * as audit from './audit.ts';
import type { Db } from './store/open.ts';

/* What a teacher decides about an attempt. Nothing in its log is touched. */

type Place = { readonly class: string; readonly assignment: string; readonly attempt: string };
type By = { readonly by: string };

/**
 * Decides whether what arrived late is marked; null: not decided.
 * @returns false where the assignment has no such attempt of a student
 */
export function decideLate(
	db: Db,
	asked: Place & By & { readonly counts: boolean | null },
	now: Date
): Promise<boolean> {
	const late_counts = asked.counts === null ? null : asked.counts ? 1 : 0;
	return change(db, asked, { late_counts }, 'attempt.late', { counts: asked.counts }, now);
}

/**
 * Sets an attempt aside, or takes that back: it is kept, and neither its mark counts nor the attempt.
 * @returns false where the assignment has no such attempt of a student
 */
export function setAside(
	db: Db,
	asked: Place & By & { readonly aside: boolean },
	now: Date
): Promise<boolean> {
	const set_aside_at = asked.aside ? now.toISOString() : null;
	return change(db, asked, { set_aside_at }, 'attempt.set-aside', { aside: asked.aside }, now);
}

async function change(
	db: Db,
	asked: Place & By,
	fields: { readonly late_counts?: 0 | 1 | null; readonly set_aside_at?: string | null },
	action: string,
	detail: unknown,
	now: Date
): Promise<boolean> {
	return db.transaction().execute(async (transaction) => {
		const { numUpdatedRows } = await transaction
			.updateTable('attempt')
			.set(fields)
			.where('class', '=', asked.class)
			.where('assignment', '=', asked.assignment)
			.where('id', '=', asked.attempt)
			.where('preview', '=', 0)
			.executeTakeFirst();
		if (numUpdatedRows === 0n) return false;
		const deed = { class: asked.class, actor: asked.by, action, object: asked.attempt, detail };
		await audit.record(transaction, deed, now);
		return true;
	});
}
