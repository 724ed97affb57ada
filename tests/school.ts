import { randomUUID } from 'node:crypto';
import { DatabaseSync } from 'node:sqlite';
import { sql } from 'kysely';
import * as sessions from '../src/lib/server/sessions.ts';
import * as settings from '../src/lib/server/settings.ts';
import {
	addAttempt,
	addMember,
	addUser,
	assign,
	at,
	makeClass
} from '../src/lib/server/fixture.ts';
import type { Db } from '../src/lib/server/store/open.ts';
import type { MemberRole } from '../src/lib/server/store/tables.ts';

/** Everybody who may come to one class's address, and what they are there. */
export const accounts = {
	'signed out': null,
	'forged cookie': null,
	student: 'student',
	classmate: 'student',
	'removed student': null,
	"other class's student": null,
	assistant: 'assistant',
	'co-teacher': 'co-teacher',
	teacher: 'teacher',
	"other class's teacher": null,
	administrator: null
} as const satisfies Record<string, MemberRole | null>;
export type Account = keyof typeof accounts;

/** Ids of what belongs to a class, by the names that routes and forms give them. */
export type Objects = Readonly<
	Record<'class' | 'assignment' | 'attempt' | 'member' | 'group' | 'exception' | 'person', string>
>;

export type School = {
	readonly own: Objects;
	/** Of another class, with a teacher and a student of its own. */
	readonly other: Objects;
	/** Account → the cookie that they send. */
	readonly cookies: Readonly<Record<Account, string>>;
	readonly people: Readonly<Record<string, string>>;
};

/** What an endpoint takes, by its route, for the attempt of a school. */
export const bodies: Readonly<Record<string, unknown>> = {
	'/api/classes/[class]/attempts/[attempt]/events': {
		entries: [{ seq: 1, id: 'next', at: 0, event: { type: 'leave-examples' } }]
	}
};

/** What stands in the query where a form says by it what it is about. */
export const searches: Readonly<Record<string, string>> = {
	'/(site)/classes/[class]/assignments/new': 'module=first-steps'
};

/** Tables that fill while people use them, each before those it refers to. */
const filling = [
	'event',
	'attempt',
	'regrade',
	'override',
	'group_member',
	'group',
	'reservation',
	'assignment',
	'staff_invitation',
	'code',
	'member',
	'class',
	'audit',
	'practice',
	'user',
	'verification',
	'invitation',
	'link',
	'guess'
] as const;

/**
 * Two classes, each with an assignment, an attempt, a group and an exception; nothing else is left in
 * the database.
 */
export async function makeSchool(db: Db, origin: string): Promise<School> {
	await db.transaction().execute(async (all) => {
		for (const table of filling) await all.deleteFrom(table).execute();
	});
	const own = await room(db);
	const other = await room(db);
	const people = {
		student: own.objects.member,
		classmate: await addMember(db, own.objects.class, 'Classmate'),
		'removed student': await addMember(db, own.objects.class, 'Removed', {
			removed_at: new Date().toISOString()
		}),
		"other class's student": other.objects.member,
		assistant: await addMember(db, own.objects.class, 'Assistant', { role: 'assistant' }),
		'co-teacher': await addMember(db, own.objects.class, 'Co-teacher', { role: 'co-teacher' }),
		teacher: own.teacher,
		"other class's teacher": other.teacher,
		administrator: await addUser(db, 'Administrator', 'instructor')
	};
	await db
		.updateTable('user')
		.set({ role: 'administrator' })
		.where('id', '=', people.administrator)
		.execute();
	const secret = await settings.secret(db);
	const name = sessions.cookieName(origin);
	const cookie = async (user: string) =>
		`${name}=${encodeURIComponent(await sessions.create(db, secret, user, new Date()))}`;
	const cookies: Record<string, string> = {
		'signed out': '',
		'forged cookie': `${name}=${encodeURIComponent(`${people.teacher}.bm90IHNpZ25lZA==`)}`
	};
	for (const [account, user] of Object.entries(people)) cookies[account] = await cookie(user);
	return { own: own.objects, other: other.objects, cookies: cookies as School['cookies'], people };
}

async function room(db: Db): Promise<{ objects: Objects; teacher: string }> {
	const made = await makeClass(db, 'Student');
	const teacher = await addMember(db, made.id, 'Teacher', { role: 'teacher' });
	const member = made.students[0] ?? '';
	const assignment = await assign(db, { id: made.id, teacher });
	const attempt = await addAttempt(db, assignment, member, at('08:00:00', { type: 'begin' }));
	const group = randomUUID();
	const exception = randomUUID();
	await db.insertInto('group').values({ class: made.id, id: group, name: 'Group' }).execute();
	await db.insertInto('group_member').values({ class: made.id, group, user: member }).execute();
	const ids = { class: made.id, assignment: assignment.id, id: exception, user: member };
	const dates = { opens_at: null, due_at: null, locks_at: null, attempts: 2, minutes: null };
	const given = { group: null, reason: 'Ill', created_by: teacher };
	await db
		.insertInto('override')
		.values({ ...ids, ...dates, ...given, created_at: new Date().toISOString() })
		.execute();
	const inClass = { assignment: assignment.id, attempt, member, group, exception };
	const objects = { class: made.id, person: teacher, ...inClass };
	return { objects, teacher };
}

/**
 * All rows of all tables but those that count and time requests, to see whether anything changed. They
 * are read anew only when the database says that somebody has written.
 * @param url of the database
 */
export function watch(db: Db, url: string): () => Promise<string> {
	const version = url.startsWith('postgres') ? writtenTo(db) : versionOf(url);
	let seen: unknown;
	let known = '';
	return async () => {
		const now = await version();
		if (now !== seen) known = await dump(db);
		seen = now;
		return known;
	};
}

function versionOf(path: string): () => unknown {
	const file = new DatabaseSync(path, { readOnly: true });
	const version = file.prepare('pragma data_version');
	return () => version.get()?.['data_version'];
}

/** How far PostgreSQL's log of everything that was written goes. */
const writtenTo = (db: Db) => async () => {
	const { rows } = await sql<{ at: string }>`select pg_current_wal_insert_lsn()::text at`.execute(
		db
	);
	return rows[0]?.at;
};

async function dump(db: Db): Promise<string> {
	const tables = (await db.introspection.getTables()).map(({ name }) => name);
	const kept = tables.filter((name) => !/kysely|^guess$/.test(name)).sort();
	const rows = kept.map(async (name) => {
		const all = await db
			.selectFrom(name as 'user')
			.selectAll()
			.execute();
		// PostgreSQL gives them in the order in which they were last written.
		return [name, all.map((row) => JSON.stringify(row, null, '\t')).sort()];
	});
	return JSON.stringify(Object.fromEntries(await Promise.all(rows)), null, '\t');
}
