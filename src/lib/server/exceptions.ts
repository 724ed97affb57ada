import { randomUUID } from 'node:crypto';
import * as audit from './audit.ts';
import type { Db } from './store/open.ts';
import type { AssignmentRow, OverrideRow } from './store/tables.ts';

/** What a teacher sets: one student or one group, and what they have instead. */
export type ExceptionDraft = Omit<
	OverrideRow,
	'id' | 'class' | 'assignment' | 'created_by' | 'created_at'
>;

type Place = { readonly class: string; readonly assignment: string };
type Asked = Place & { readonly by: string; readonly draft: ExceptionDraft };

/** Makes an exception. @returns its id; undefined where the student or the group is not of the class */
export async function create(db: Db, asked: Asked, now: Date): Promise<string | undefined> {
	if (!(await belongs(db, asked.class, asked.draft))) return undefined;
	const id = randomUUID();
	const { by, draft, ...place } = asked;
	await db
		.insertInto('override')
		.values({ ...draft, ...place, id, created_by: by, created_at: now.toISOString() })
		.execute();
	await note(db, asked, 'exception.create', now);
	return id;
}

/** Changes one. @returns false where there is none, or the student or group is not of the class */
export async function update(
	db: Db,
	asked: Asked & { readonly id: string },
	now: Date
): Promise<boolean> {
	if (!(await belongs(db, asked.class, asked.draft))) return false;
	const { numUpdatedRows } = await db
		.updateTable('override')
		.set(asked.draft)
		.where('class', '=', asked.class)
		.where('assignment', '=', asked.assignment)
		.where('id', '=', asked.id)
		.executeTakeFirst();
	if (numUpdatedRows === 0n) return false;
	await note(db, asked, 'exception.update', now);
	return true;
}

/** Takes it back: the class's terms hold again. */
export async function remove(
	db: Db,
	asked: Place & { readonly by: string; readonly id: string },
	now: Date
): Promise<void> {
	const { numDeletedRows } = await db
		.deleteFrom('override')
		.where('class', '=', asked.class)
		.where('assignment', '=', asked.assignment)
		.where('id', '=', asked.id)
		.executeTakeFirst();
	if (numDeletedRows === 0n) return;
	await note(db, asked, 'exception.remove', now);
}

/** All of an assignment, the oldest first. */
export async function list(db: Db, classId: string, assignment: string): Promise<OverrideRow[]> {
	return db
		.selectFrom('override')
		.selectAll()
		.where('class', '=', classId)
		.where('assignment', '=', assignment)
		.orderBy('created_at')
		.orderBy('id')
		.execute();
}

/** Those that hold for one learner: their own first, then their groups'. */
export async function of(
	db: Db,
	{ class: classId, id }: Pick<AssignmentRow, 'class' | 'id'>,
	learner: string
): Promise<OverrideRow[]> {
	const [all, groups] = await Promise.all([
		list(db, classId, id),
		db
			.selectFrom('group_member')
			.select('group')
			.where('class', '=', classId)
			.where('user', '=', learner)
			.execute()
	]);
	const mine = new Set(groups.map(({ group }) => group));
	return [
		...all.filter(({ user }) => user === learner),
		...all.filter(({ group }) => group !== null && mine.has(group))
	];
}

/** Whether the one student, or the one group, is of this class. */
async function belongs(db: Db, classId: string, { user, group }: ExceptionDraft): Promise<boolean> {
	if ((user === null) === (group === null)) return false;
	const row =
		user === null
			? db.selectFrom('group').select('id').where('class', '=', classId).where('id', '=', group)
			: db
					.selectFrom('member')
					.select('user as id')
					.where('class', '=', classId)
					.where('user', '=', user)
					.where('role', '=', 'student')
					.where('removed_at', 'is', null);
	return (await row.executeTakeFirst()) !== undefined;
}

const note = (
	db: Db,
	asked: Place & { readonly by: string; readonly draft?: ExceptionDraft },
	action: string,
	now: Date
) =>
	audit.record(
		db,
		{
			class: asked.class,
			actor: asked.by,
			action,
			object: asked.assignment,
			...(asked.draft && { detail: asked.draft })
		},
		now
	);
