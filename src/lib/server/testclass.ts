import { usual } from './fixture.ts';
import type { Db } from './store/open.ts';
import type { UserRow } from './store/tables.ts';

/*
 * Rows of a school for tests, in every table that a person or a class can be in: each row carries the
 * name of whom it belongs to, so that a dump shows where they still are.
 */

const day = 24 * 60 * 60 * 1000;
const start = Date.parse('2026-09-01T08:00:00.000Z');

/** A time, so many days after the school year began. */
export const at = (days: number): string => new Date(start + days * day).toISOString();

/** Someone with an account, signed in, in all that accounts consist of. The name is the id. */
export async function addPerson(db: Db, id: string, role: UserRow['role']): Promise<void> {
	const times = { createdAt: at(0), updatedAt: at(0) };
	const email = `${id}@school.example`;
	const flags = { emailVerified: 1, image: null, twoFactorEnabled: 0 } as const;
	await db
		.insertInto('user')
		.values({ id, name: `Name of ${id}`, email, role, ...flags, ...times })
		.execute();
	await db
		.insertInto('session')
		.values({ id: `s ${id}`, token: `t ${id}`, userId: id, expiresAt: at(30), ...times, ...device })
		.execute();
	await db
		.insertInto('account')
		.values({ id: `a ${id}`, accountId: id, providerId: 'credential', userId: id, ...times })
		.execute();
	await db
		.insertInto('verification')
		.values({ id: `v ${id}`, identifier: 'reset', value: id, expiresAt: at(1), ...times })
		.execute();
	await db
		.insertInto('twoFactor')
		.values({ id: `f ${id}`, secret: id, backupCodes: '', userId: id })
		.execute();
	const link = {
		kind: 'reset',
		url: `/reset/${id}`,
		created_at: at(0),
		expires_at: at(1)
	} as const;
	await db
		.insertInto('link')
		.values({ id: `l ${id}`, recipient: email, ...link })
		.execute();
	const invitation = { created_at: at(0), expires_at: at(7), used_at: null, used_by: null };
	await db
		.insertInto('invitation')
		.values({ id: `i ${id}`, code_hash: id, email, created_by: id, ...invitation })
		.execute();
	await db
		.insertInto('guess')
		.values({ key: `guess ${email}`, since: at(0), count: 1 })
		.execute();
	const review = { body: `{"by":"${id}"}`, server_at: at(0) };
	await db
		.insertInto('practice')
		.values({ id: `r ${id}`, kind: 'review', learner: id, ...review })
		.execute();
}

const device = { ipAddress: null, userAgent: null };

type People = { readonly teacher: string; readonly students: readonly string[] };

/** A class with one assignment and one group of all its students. */
export async function addClass(db: Db, id: string, { teacher, students }: People): Promise<void> {
	const base = { zone: 'Europe/Berlin', created_by: teacher, created_at: at(0) };
	const joining = { join_code: `code ${id}`, join_expires_at: at(30), archived_at: null };
	await db
		.insertInto('class')
		.values({ id, name: `Name of ${id}`, ...base, ...joining })
		.execute();
	const code = { code: `code ${id}`, class: id, created_at: at(0) };
	await db.insertInto('code').values(code).execute();
	const helper = { email: `${teacher}@school.example`, role: 'assistant' } as const;
	await db
		.insertInto('staff_invitation')
		.values({ id: `h ${id}`, class: id, code_hash: id, ...helper, ...invited(teacher) })
		.execute();
	for (const user of [teacher, ...students]) {
		const role = user === teacher ? 'teacher' : 'student';
		const names = { name: `Shown ${user}`, name_key: user, tag: 'birch-14', note: '' };
		const times = { joined_at: at(0), removed_at: null, extra_time: 1 };
		await db
			.insertInto('member')
			.values({ class: id, user, role, ...names, ...times })
			.execute();
	}
	await db
		.insertInto('group')
		.values({ class: id, id: `group ${id}`, name: 'All' })
		.execute();
	for (const user of students) {
		const member = { class: id, group: `group ${id}`, user };
		await db.insertInto('group_member').values(member).execute();
	}
	const revision = { module: 'engine', revision: 'r1' };
	await db
		.insertInto('revision')
		.values({ ...revision, content: '{}', key: '{}', created_at: at(0) })
		.onConflict((known) => known.doNothing())
		.execute();
	await db
		.insertInto('reservation')
		.values({ module: 'engine', class: id, user: teacher, created_at: at(0) })
		.execute();
	const written = { title: 'Engine', created_by: teacher, created_at: at(0), removed_at: null };
	await db
		.insertInto('assignment')
		.values({ ...usual, ...revision, ...written, class: id, id: `work ${id}` })
		.execute();
}

const invited = (created_by: string) => ({ created_by, created_at: at(0), expires_at: at(7) });

/** An attempt of one step, an exception, and what was noted about them. */
export async function addWork(db: Db, classId: string, learner: string): Promise<void> {
	const ids = { class: classId, assignment: `work ${classId}` };
	const id = `attempt ${classId} ${learner}`;
	const attempt = {
		module: 'engine',
		revision: 'r1',
		options: '{}',
		number: 1,
		preview: 0
	} as const;
	const times = { started_at: at(1), ends_at: null, late_counts: null, set_aside_at: null };
	await db
		.insertInto('attempt')
		.values({ ...ids, id, learner, ...attempt, ...times })
		.execute();
	const event = {
		client_id: 'c1',
		body: `{"by":"${learner}"}`,
		client_at: at(1),
		server_at: at(1)
	};
	await db
		.insertInto('event')
		.values({ class: classId, attempt: id, seq: 1, session: `s ${learner}`, ...event })
		.execute();
	const dates = { opens_at: null, due_at: at(9), locks_at: null, attempts: null, minutes: null };
	const exception = {
		group: null,
		reason: `for ${learner}`,
		created_by: 'someone',
		created_at: at(1)
	};
	await db
		.insertInto('override')
		.values({ ...ids, id: `o ${learner}`, user: learner, ...dates, ...exception })
		.execute();
	for (const [object, detail] of [
		[learner, '{}'],
		[id, '{}'],
		['import', `{"added":["${learner}"]}`]
	] as const) {
		const deed = { actor: 'someone', action: 'student.change', object, detail, at: at(1) };
		await db
			.insertInto('audit')
			.values({ id: `${id} ${object}`, class: classId, ...deed })
			.execute();
	}
}
