import * as audit from './audit.ts';
import * as revisions from './revisions.ts';
import type { Revision } from './revisions.ts';
import type { Db } from './store/open.ts';
import type { AssignmentRow, AttemptRow, RegradeRow } from './store/tables.ts';

/** A teacher's decision that an assignment is marked by a corrected edition of its case. */
export type Regrade = Pick<RegradeRow, 'number' | 'reason' | 'by' | 'at'> & {
	readonly keepBetter: boolean;
	readonly to: Revision;
	/** null: it holds. */
	readonly takenBackAt: string | null;
};

type Place = { readonly class: string; readonly assignment: string };

/** All of an assignment, the oldest first, with those that were taken back. */
export async function of(db: Db, place: Place): Promise<Regrade[]> {
	const rows = await db
		.selectFrom('regrade')
		.selectAll()
		.where('class', '=', place.class)
		.where('assignment', '=', place.assignment)
		.orderBy('number')
		.execute();
	return Promise.all(
		rows.map(async ({ number, reason, by, at, ...row }) => ({
			number,
			reason,
			by,
			at,
			keepBetter: row.keep_better === 1,
			to: await revisions.find(db, row.module, row.to_revision),
			takenBackAt: row.taken_back_at
		}))
	);
}

/** Those that hold. */
export const standing = (regrades: readonly Regrade[]): Regrade[] =>
	regrades.filter(({ takenBackAt }) => takenBackAt === null);

/** What is told of those that hold beside a mark. */
export const told = (regrades: readonly Regrade[]) =>
	standing(regrades).map(({ at, reason, keepBetter }) => ({ at, reason, keepBetter }));

/** Those that hold for an attempt: not the one whose edition it was begun with, nor any before it. */
export function holding(
	regrades: readonly Regrade[],
	{ revision, started_at }: Pick<AttemptRow, 'revision' | 'started_at'>
): Regrade[] {
	const begunWith = regrades.findLastIndex(
		({ to, at }) => to.module.revision === revision && at <= started_at
	);
	return standing(regrades.slice(begunWith + 1));
}

/** Changes with every regrade, and with every one that is taken back. */
export const stampOf = (regrades: readonly Regrade[]): string =>
	`${regrades.length}.${standing(regrades).length}`;

type Asked = {
	readonly assignment: AssignmentRow;
	/** One that was kept. */
	readonly to: Revision;
	readonly keepBetter: boolean;
	readonly reason: string;
	readonly by: string;
	/** The one that was current when the teacher saw what would change. */
	readonly stamp: string;
	/** Of the marks, for the record. */
	readonly detail: Readonly<Record<string, unknown>>;
};

/**
 * Marks an assignment by a corrected edition from now on.
 * @returns false where another regrade was made or taken back since; nothing is changed then
 */
export async function commit(db: Db, asked: Asked, now: Date): Promise<boolean> {
	const { assignment, to, keepBetter, reason, by } = asked;
	const place = { class: assignment.class, assignment: assignment.id };
	return db.transaction().execute(async (transaction) => {
		const before = await of(transaction, place);
		if (stampOf(before) !== asked.stamp) return false;
		const row: RegradeRow = {
			...place,
			number: before.length + 1,
			module: assignment.module,
			from_revision: inForce(assignment, before),
			to_revision: to.module.revision,
			keep_better: keepBetter ? 1 : 0,
			reason,
			by,
			at: now.toISOString(),
			taken_back_at: null
		};
		const { numInsertedOrUpdatedRows } = await transaction
			.insertInto('regrade')
			.values(row)
			.onConflict((taken) => taken.columns(['class', 'assignment', 'number']).doNothing())
			.executeTakeFirst();
		if (!numInsertedOrUpdatedRows) return false;
		const { from_revision, to_revision, number } = row;
		const detail = { number, from_revision, to_revision, keepBetter, reason, ...asked.detail };
		await note(transaction, { ...place, by }, 'regrade.commit', detail, now);
		return true;
	});
}

/** Takes the last one that holds back: marks are what they were before it. @returns false: it is not */
export async function takeBack(
	db: Db,
	asked: Place & { readonly number: number; readonly by: string },
	now: Date
): Promise<boolean> {
	return db.transaction().execute(async (transaction) => {
		const last = standing(await of(transaction, asked)).at(-1);
		if (last?.number !== asked.number) return false;
		const { numUpdatedRows } = await transaction
			.updateTable('regrade')
			.set({ taken_back_at: now.toISOString() })
			.where('class', '=', asked.class)
			.where('assignment', '=', asked.assignment)
			.where('number', '=', asked.number)
			.where('taken_back_at', 'is', null)
			.executeTakeFirst();
		if (numUpdatedRows === 0n) return false;
		await note(transaction, asked, 'regrade.take-back', { number: asked.number }, now);
		return true;
	});
}

/** The revision whose key an assignment goes by. */
export const inForce = (assignment: AssignmentRow, regrades: readonly Regrade[]): string =>
	standing(regrades).at(-1)?.to.module.revision ?? assignment.revision;

const note = (
	db: Db,
	asked: Place & { readonly by: string },
	action: string,
	detail: unknown,
	now: Date
) =>
	audit.record(
		db,
		{ class: asked.class, actor: asked.by, action, object: asked.assignment, detail },
		now
	);
