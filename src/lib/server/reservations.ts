import * as audit from './audit.ts';
import type { Person } from './access.ts';
import type { Db } from './store/open.ts';

/*
 * A reserved case is for graded work: it leaves the open shelf of this server, and its pages, texts and
 * key are given to instructors alone, until every class that reserved it gives it back or is archived.
 */

export type Reservation = {
	readonly module: string;
	readonly class: string;
	readonly className: string;
	/** Who reserved it. */
	readonly by: string;
	readonly at: string;
};

/** What is said to whom a reserved case is closed. */
export const reserved =
	'A teacher on this server has reserved this case for a class, so it is not open for practice now. What you have done with it stays on your device.';

type Asked = { readonly module: string; readonly class: string; readonly by: string };

/** Reserves a case for a class. Again changes nothing. */
export async function reserve(db: Db, asked: Asked, now: Date): Promise<void> {
	const { module, class: classId, by } = asked;
	const row = { module, class: classId, user: by, created_at: now.toISOString() };
	const { numInsertedOrUpdatedRows } = await db
		.insertInto('reservation')
		.values(row)
		.onConflict((same) => same.doNothing())
		.executeTakeFirst();
	if (numInsertedOrUpdatedRows) await note(db, asked, 'reservation.create', now);
}

/** Gives it back for one class. It stays closed while another class has it reserved. */
export async function release(db: Db, asked: Asked, now: Date): Promise<void> {
	const { numDeletedRows } = await db
		.deleteFrom('reservation')
		.where('module', '=', asked.module)
		.where('class', '=', asked.class)
		.executeTakeFirst();
	if (numDeletedRows) await note(db, asked, 'reservation.remove', now);
}

/** Those that hold now, by case: for administrators of all classes, or of one class. */
export async function list(db: Db, classId?: string): Promise<Reservation[]> {
	return holding(db)
		.innerJoin('user', 'user.id', 'reservation.user')
		.select(['reservation.module', 'reservation.class', 'class.name as className'])
		.select(['user.name as by', 'reservation.created_at as at'])
		.$if(classId !== undefined, (query) => query.where('reservation.class', '=', classId ?? ''))
		.orderBy('reservation.module')
		.orderBy('reservation.created_at')
		.execute();
}

/** Whether this person may not see a case: someone reserved it, and they do not teach. */
export async function closes(db: Db, module: string, person: Person | null): Promise<boolean> {
	if (person && person.role !== 'student') return false;
	const row = await holding(db)
		.select('reservation.module')
		.where('reservation.module', '=', module)
		.limit(1)
		.executeTakeFirst();
	return row !== undefined;
}

/** What of a shelf is open to everyone. */
export async function open<One extends { readonly id: string }>(
	db: Db,
	shelf: readonly One[]
): Promise<readonly One[]> {
	const rows = await holding(db).select('reservation.module').distinct().execute();
	const closed = new Set(rows.map(({ module }) => module));
	return closed.size > 0 ? shelf.filter(({ id }) => !closed.has(id)) : shelf;
}

const holding = (db: Db) =>
	db
		.selectFrom('reservation')
		.innerJoin('class', 'class.id', 'reservation.class')
		.where('class.archived_at', 'is', null);

const note = (db: Db, { module, class: classId, by }: Asked, action: string, now: Date) =>
	audit.record(db, { class: classId, actor: by, action, object: module }, now);
