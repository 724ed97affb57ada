import { randomUUID } from 'node:crypto';
import * as audit from './audit.ts';
import * as exceptions from './exceptions.ts';
import type { Db } from './store/open.ts';
import type { AssignmentRow } from './store/tables.ts';
import { termsOf, type Terms } from './terms.ts';

/** What a teacher sets. The revision is one that `revisions.keep` has stored. */
export type AssignmentDraft = Omit<
	AssignmentRow,
	'id' | 'class' | 'created_by' | 'created_at' | 'removed_at'
>;

/** What stays once a student has begun, so that all are asked the same and marked alike. */
const settled = [
	'module',
	'revision',
	'items',
	'confidence',
	'certainty_marks',
	'blind_review',
	'shuffle'
] as const satisfies readonly (keyof AssignmentDraft)[];

type Asked = { readonly class: string; readonly by: string; readonly draft: AssignmentDraft };

/** Gives it to the class. @returns its id */
export async function create(db: Db, asked: Asked, now: Date): Promise<string> {
	const id = randomUUID();
	const at = now.toISOString();
	const { draft, by } = asked;
	const row = { ...draft, id, class: asked.class, created_by: by, created_at: at };
	await db
		.insertInto('assignment')
		.values({ ...row, removed_at: null })
		.execute();
	await note(db, { ...asked, id }, 'assignment.create', now);
	return id;
}

/** Changes it. `begun`: a student has begun, and it touches what then stays; nothing is changed. */
export async function update(
	db: Db,
	asked: Asked & { readonly id: string },
	now: Date
): Promise<'saved' | 'begun' | 'missing'> {
	const before = await find(db, asked.class, asked.id);
	if (!before) return 'missing';
	const { numUpdatedRows } = await db
		.updateTable('assignment')
		.set(asked.draft)
		.where('class', '=', asked.class)
		.where('id', '=', asked.id)
		.where('removed_at', 'is', null)
		.$if(!staysAsIs(before, asked.draft), (query) =>
			query.where(({ not, exists, selectFrom }) =>
				not(
					exists(
						selectFrom('attempt')
							.select('attempt.id')
							.where('attempt.class', '=', asked.class)
							.where('attempt.assignment', '=', asked.id)
							.where('attempt.preview', '=', 0)
					)
				)
			)
		)
		.executeTakeFirst();
	if (numUpdatedRows === 0n) return 'begun';
	await note(db, asked, 'assignment.update', now);
	return 'saved';
}

/** Whether a change leaves alone what students who have begun rely on. */
const staysAsIs = (before: AssignmentDraft, after: AssignmentDraft): boolean =>
	settled.every((field) => before[field] === after[field])
	&& (before.feedback === 'item') === (after.feedback === 'item');

/** Takes it away from the class. Its attempts are kept. */
export async function remove(
	db: Db,
	asked: { readonly class: string; readonly id: string; readonly by: string },
	now: Date
): Promise<void> {
	const { numUpdatedRows } = await db
		.updateTable('assignment')
		.set({ removed_at: now.toISOString() })
		.where('class', '=', asked.class)
		.where('id', '=', asked.id)
		.where('removed_at', 'is', null)
		.executeTakeFirst();
	if (numUpdatedRows === 0n) return;
	await audit.record(
		db,
		{ class: asked.class, actor: asked.by, action: 'assignment.remove', object: asked.id },
		now
	);
}

/** One that was not removed. */
export async function find(
	db: Db,
	classId: string,
	id: string
): Promise<AssignmentRow | undefined> {
	return ofClass(db, classId).where('id', '=', id).executeTakeFirst();
}

/** All that were not removed: what is due next first, then what is never due. */
export async function list(db: Db, classId: string): Promise<AssignmentRow[]> {
	const rows = await ofClass(db, classId).orderBy('created_at').orderBy('id').execute();
	const due = ({ due_at }: AssignmentRow) => due_at ?? '9999';
	return rows.sort((a, b) => (due(a) < due(b) ? -1 : Number(due(a) > due(b))));
}

/** Whether a student has begun; a teacher's look at it does not count. */
export async function begun(db: Db, classId: string, id: string): Promise<boolean> {
	const attempt = await db
		.selectFrom('attempt')
		.select('id')
		.where('class', '=', classId)
		.where('assignment', '=', id)
		.where('preview', '=', 0)
		.limit(1)
		.executeTakeFirst();
	return attempt !== undefined;
}

/** What holds for one learner: the class's terms, their exceptions, their groups', their extra time. */
export async function termsFor(db: Db, assignment: AssignmentRow, learner: string): Promise<Terms> {
	const [overrides, member] = await Promise.all([
		exceptions.of(db, assignment, learner),
		db
			.selectFrom('member')
			.select('extra_time')
			.where('class', '=', assignment.class)
			.where('user', '=', learner)
			.executeTakeFirst()
	]);
	return termsOf(assignment, overrides, member?.extra_time ?? 1);
}

const ofClass = (db: Db, classId: string) =>
	db
		.selectFrom('assignment')
		.selectAll()
		.where('class', '=', classId)
		.where('removed_at', 'is', null);

const note = (db: Db, asked: Asked & { readonly id: string }, action: string, now: Date) =>
	audit.record(
		db,
		{ class: asked.class, actor: asked.by, action, object: asked.id, detail: asked.draft },
		now
	);
