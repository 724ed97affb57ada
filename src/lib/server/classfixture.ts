import { randomUUID } from 'node:crypto';
import { clockKey, clockModule } from '../lesson/fixture.ts';
import type { AssignmentDraft } from './assignments.ts';
import { addMember, day, makeClass } from './fixture.ts';
import * as revisions from './revisions.ts';
import type { Db } from './store/open.ts';

/* A class for tests of assignments: a teacher, two students, a group with the second of them. */

export const at = day('08:00:00');

export async function classroom(db: Db) {
	await revisions.keep(db, { module: clockModule, key: clockKey, figures: {} }, at);
	const { id, students } = await makeClass(db, 'Ada', 'Bo');
	const [student, other] = students as [string, string];
	const teacher = await addMember(db, id, 'Ms Vale', { role: 'teacher' });
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
