import { randomUUID } from 'node:crypto';
import type { LessonEvent, LogEntry } from '../lesson/event.ts';
import { clockKey, clockModule } from '../lesson/fixture.ts';
import * as assignments from './assignments.ts';
import type { AssignmentDraft } from './assignments.ts';
import * as attempts from './attempts.ts';
import { addMember, day, makeClass, usual } from './fixture.ts';
import * as revisions from './revisions.ts';
import type { Db } from './store/open.ts';

/* A class for tests: a teacher, two students, a group with the second of them; work of the first. */

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
	...usual,
	module: clockModule.id,
	revision: clockModule.revision,
	title: 'The clock',
	due_at: '2026-11-14T22:59:00.000Z',
	attempts: 1
};

/** A class with an assignment. */
export async function assigned(db: Db, terms: Partial<AssignmentDraft> = {}) {
	const room = await classroom(db);
	const asked = {
		class: room.id,
		by: room.teacher,
		draft: { ...draft, due_at: minutes(10_000).toISOString(), ...terms }
	};
	const assignment = await assignments.create(db, asked, at);
	const seat = { class: room.id, assignment, learner: room.student, preview: false };
	return { ...room, assignment, seat };
}

/** And a student who has begun. */
export async function begun(db: Db, terms: Partial<AssignmentDraft> = {}, now = at) {
	const made = await assigned(db, terms);
	const started = await attempts.start(db, made.seat, now);
	if (!started || !('sitting' in started)) throw new Error('The attempt did not start.');
	const { sitting } = started;
	const place = { class: made.id, attempt: sitting.attempt, learner: made.student, session: 'one' };
	return { ...made, sitting, place };
}

/** The entries of some events, from a place of the log on. */
export const entriesOf = (events: readonly LessonEvent[], from = 0, name = 'e'): LogEntry[] =>
	events.map((event, index) => ({
		seq: from + index,
		id: `${name}${from + index}`,
		at: at.getTime() + 1000 * (from + index),
		event
	}));

/** Minutes after `at`. */
export const minutes = (count: number) => new Date(at.getTime() + count * 60_000);
