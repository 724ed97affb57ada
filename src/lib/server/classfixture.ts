import { randomUUID } from 'node:crypto';
import { clockKey, clockModule } from '../lesson/fixture.ts';
import type { AssignmentDraft } from './assignments.ts';
import * as revisions from './revisions.ts';
import type { Db } from './store/open.ts';
import type { MemberRole, UserRow } from './store/tables.ts';

/* A class for tests: a teacher, two students, a group with the second of them, the clock as a case. */

export const at = new Date('2026-11-02T08:00:00.000Z');
const then = at.toISOString();

/** Makes a person. @returns their id */
export async function person(db: Db, role: UserRow['role'], name = 'Ada'): Promise<string> {
	const id = randomUUID();
	await db
		.insertInto('user')
		.values({
			id,
			name,
			role,
			email: `${id}@grounds.invalid`,
			emailVerified: 0,
			image: null,
			createdAt: then,
			updatedAt: then,
			twoFactorEnabled: null
		})
		.execute();
	return id;
}

/** Puts a person into a class. */
export async function join(db: Db, classId: string, user: string, role: MemberRole) {
	const row = { class: classId, user, role, name: 'Ada', name_key: 'ada', tag: '', note: '' };
	await db
		.insertInto('member')
		.values({ ...row, extra_time: 1, joined_at: then, removed_at: null })
		.execute();
	return user;
}

export async function classroom(db: Db) {
	await revisions.keep(db, clockModule, clockKey, at);
	const teacher = await person(db, 'instructor', 'Ms Vale');
	const id = randomUUID();
	const row = { id, name: '8b', zone: 'Europe/Oslo', created_by: teacher, created_at: then };
	await db
		.insertInto('class')
		.values({ ...row, archived_at: null, join_code: null, join_expires_at: null })
		.execute();
	await join(db, id, teacher, 'teacher');
	const student = await join(db, id, await person(db, 'student'), 'student');
	const other = await join(db, id, await person(db, 'student'), 'student');
	const group = randomUUID();
	await db.insertInto('group').values({ id: group, class: id, name: 'Tuesday' }).execute();
	await db.insertInto('group_member').values({ class: id, group, user: other }).execute();
	return { id, teacher, student, other, group };
}

export const draft: AssignmentDraft = {
	module: clockModule.id,
	revision: clockModule.revision,
	title: 'The clock',
	items: null,
	opens_at: null,
	due_at: '2026-11-14T22:59:00.000Z',
	locks_at: null,
	attempts: 1,
	counts: 'best',
	feedback: 'submission',
	confidence: 'optional',
	certainty_marks: 0,
	minutes: null,
	blind_review: 1,
	shuffle: 0,
	late: 'count'
};
