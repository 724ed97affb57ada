import { randomUUID } from 'node:crypto';
import type { Answer } from '../lesson/answer.ts';
import type { LessonEvent } from '../lesson/event.ts';
import { clockKey, clockModule } from '../lesson/fixture.ts';
import type { Db } from './store/open.ts';
import type { AssignmentRow, AttemptRow, MemberRow } from './store/tables.ts';

/*
 * A class with students, an assignment and logs, put straight into the tables, for tests: also for
 * those that run outside the bundler and so cannot load what knows the cases.
 */

/** The day on which everything happens, in the class's zone an hour later. */
export const day = (time: string) => new Date(`2031-03-04T${time}Z`);

export async function addUser(db: Db, name: string, role: 'instructor' | 'student') {
	const id = randomUUID();
	const at = day('07:00:00').toISOString();
	const email = `${id}@students.invalid`;
	const dates = { createdAt: at, updatedAt: at };
	const rest = { emailVerified: 0, image: null, twoFactorEnabled: null } as const;
	await db
		.insertInto('user')
		.values({ id, name, role, email, ...dates, ...rest })
		.execute();
	return id;
}

export async function addMember(
	db: Db,
	classId: string,
	name: string,
	change: Partial<MemberRow> = {}
) {
	const role = change.role ?? 'student';
	const user = await addUser(db, name, role === 'student' ? 'student' : 'instructor');
	await db
		.insertInto('member')
		.values({
			class: classId,
			user,
			role,
			name,
			name_key: name.toLowerCase(),
			tag: `birch-${user.slice(0, 4)}`,
			note: '',
			extra_time: 1,
			joined_at: day('07:00:00').toISOString(),
			removed_at: null,
			...change
		})
		.execute();
	return user;
}

/** @returns the class's id and those of its teacher and its students, in the order of their names */
export async function makeClass(db: Db, ...names: readonly string[]) {
	const id = randomUUID();
	const created_by = await addUser(db, 'Teacher', 'instructor');
	await db
		.insertInto('class')
		.values({
			id,
			name: 'Year 10',
			zone: 'Europe/Oslo',
			created_by,
			created_at: day('07:00:00').toISOString(),
			archived_at: null,
			join_code: null,
			join_expires_at: null
		})
		.execute();
	const students: string[] = [];
	for (const name of names) students.push(await addMember(db, id, name));
	return { id, teacher: created_by, students };
}

/** How an assignment is done that nobody has changed anything about. */
export const usual = {
	items: null,
	opens_at: null,
	due_at: null,
	locks_at: null,
	attempts: null,
	counts: 'best',
	feedback: 'submission',
	confidence: 'optional',
	certainty_marks: 0,
	minutes: null,
	blind_review: 1,
	shuffle: 0,
	late: 'count'
} as const;

/** Four sentences about the clock, due at ten. */
export const asked = ['stop', 'oil', 'neglect', 'strike'] as const;

export async function assign(
	db: Db,
	room: { readonly id: string; readonly teacher: string },
	change: Partial<AssignmentRow> = {}
): Promise<AssignmentRow> {
	await db
		.insertInto('revision')
		.values({
			module: clockModule.id,
			revision: clockModule.revision,
			content: JSON.stringify(clockModule),
			key: JSON.stringify(clockKey),
			created_at: day('07:00:00').toISOString()
		})
		.onConflict((kept) => kept.doNothing())
		.execute();
	const row: AssignmentRow = {
		...usual,
		id: randomUUID(),
		class: room.id,
		module: clockModule.id,
		revision: clockModule.revision,
		title: clockModule.title,
		items: JSON.stringify(asked),
		due_at: day('10:00:00').toISOString(),
		late: 'ask',
		created_by: room.teacher,
		created_at: day('07:30:00').toISOString(),
		removed_at: null,
		...change
	};
	await db.insertInto('assignment').values(row).execute();
	return row;
}

/** An event, when the server got it, and when the device says that it happened (else then too). */
export type Happening = readonly [time: string, event: LessonEvent, device?: string];

export const choose = (item: string, answer: Answer): LessonEvent => ({
	type: 'choose',
	item,
	answer
});
export const opening: readonly LessonEvent[] = [{ type: 'begin' }, { type: 'leave-examples' }];

/** The answer that the key has, so far as it is a label. */
export function rightly(item: string): LessonEvent {
	const key = clockKey.keys[item];
	return choose(item, { label: key?.kind === 'label' ? key.answer : 'evidence' });
}

/** All at one time. */
export const at = (time: string, ...events: readonly LessonEvent[]): readonly Happening[] =>
	events.map((event) => [time, event]);

export async function addAttempt(
	db: Db,
	assignment: AssignmentRow,
	learner: string,
	happenings: readonly Happening[],
	change: Partial<AttemptRow> & { readonly session?: string } = {}
): Promise<string> {
	const { session = null, ...fields } = change;
	const id = randomUUID();
	const options = { feedback: 'set', confidence: assignment.confidence, seed: 1, items: asked };
	await db
		.insertInto('attempt')
		.values({
			id,
			class: assignment.class,
			assignment: assignment.id,
			learner,
			preview: 0,
			module: assignment.module,
			revision: assignment.revision,
			options: JSON.stringify(options),
			number: 1,
			started_at: day(happenings[0]?.[0] ?? '08:00:00').toISOString(),
			ends_at: null,
			late_counts: null,
			set_aside_at: null,
			...fields
		})
		.execute();
	await addEvents(db, { class: assignment.class, attempt: id, session }, happenings);
	return id;
}

export async function addEvents(
	db: Db,
	place: { readonly class: string; readonly attempt: string; readonly session: string | null },
	happenings: readonly Happening[],
	from = 0
) {
	if (happenings.length === 0) return;
	await db
		.insertInto('event')
		.values(
			happenings.map(([time, event, device], index) => ({
				...place,
				seq: from + index,
				client_id: `${place.attempt}-${from + index}`,
				body: JSON.stringify(event),
				client_at: day(device ?? time).toISOString(),
				server_at: day(time).toISOString()
			}))
		)
		.execute();
}
