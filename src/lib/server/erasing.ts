import type { Db } from './store/open.ts';

/*
 * What a person or a class has left behind, taken away for good. Nothing is marked as gone: after this
 * no table holds it. Backups made before still do, until they are thrown away (docs/privacy.md).
 */

/** Erases a class with all its work. People stay; students who are in no other class do not. */
export async function ofClass(db: Db, id: string): Promise<void> {
	await db.transaction().execute(async (erasing) => {
		const students = await erasing
			.selectFrom('member')
			.select('user')
			.where('class', '=', id)
			.execute();
		for (const table of withClass)
			await erasing.deleteFrom(table).where('class', '=', id).execute();
		await guesses(erasing, id);
		await erasing.deleteFrom('class').where('id', '=', id).execute();
		await ofStrayStudents(
			erasing,
			students.map(({ user }) => user)
		);
	});
}

/** Erases someone from a class: their place in it and their work. */
export async function ofMember(db: Db, classId: string, user: string): Promise<void> {
	await db.transaction().execute(async (erasing) => {
		await fromClass(erasing, classId, user);
		await ofStrayStudents(erasing, [user]);
	});
}

/** Erases an account, its places in all classes and its work. A class it taught stays. */
export async function ofPerson(db: Db, user: string): Promise<void> {
	await db.transaction().execute(async (erasing) => {
		const classes = await erasing
			.selectFrom('member')
			.select('class')
			.where('user', '=', user)
			.execute();
		for (const place of classes) await fromClass(erasing, place.class, user);
		await account(erasing, user);
	});
}

/** Tables that hold a class's rows, each before those it refers to. */
const withClass = [
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
	'audit'
] as const;

async function fromClass(db: Db, classId: string, user: string) {
	const attempts = db
		.selectFrom('attempt')
		.select('attempt.id')
		.where('attempt.class', '=', classId)
		.where('attempt.learner', '=', user);
	await db
		.deleteFrom('audit')
		.where('class', '=', classId)
		.where(({ eb, or }) =>
			or([eb('object', '=', user), eb('object', 'in', attempts), eb('detail', 'like', `%${user}%`)])
		)
		.execute();
	await db
		.deleteFrom('event')
		.where('class', '=', classId)
		.where('attempt', 'in', attempts)
		.execute();
	await db.deleteFrom('attempt').where('class', '=', classId).where('learner', '=', user).execute();
	await handReservationsOn(db, classId, user);
	for (const table of ['override', 'group_member', 'reservation', 'member'] as const) {
		await db.deleteFrom(table).where('class', '=', classId).where('user', '=', user).execute();
	}
}

/** A case stays closed when whoever reserved it goes: it is the class's, whose teacher answers for it. */
async function handReservationsOn(db: Db, classId: string, user: string) {
	const teacher = await db
		.selectFrom('member')
		.select('user')
		.where('class', '=', classId)
		.where('role', '=', 'teacher')
		.where('user', '!=', user)
		.where('removed_at', 'is', null)
		.executeTakeFirst();
	if (!teacher) return;
	const rows = db.updateTable('reservation').set({ user: teacher.user });
	await rows.where('class', '=', classId).where('user', '=', user).execute();
}

/** An account of a student is there for their classes; without one it is of no use to anybody. */
async function ofStrayStudents(db: Db, users: readonly string[]) {
	for (const user of users) {
		const stray = await db
			.selectFrom('user')
			.select('id')
			.where('id', '=', user)
			.where('role', '=', 'student')
			.where(({ not, exists, selectFrom }) =>
				not(exists(selectFrom('member').select('class').whereRef('member.user', '=', 'user.id')))
			)
			.executeTakeFirst();
		if (stray) await account(db, user);
	}
}

async function account(db: Db, id: string) {
	const user = await db.selectFrom('user').select('email').where('id', '=', id).executeTakeFirst();
	if (!user) return;
	await db
		.deleteFrom('verification')
		.where(({ eb, or }) =>
			or([
				eb('value', 'like', `%${id}%`),
				eb('identifier', 'like', `%${id}%`),
				eb('identifier', '=', user.email)
			])
		)
		.execute();
	await db.deleteFrom('link').where('recipient', '=', user.email).execute();
	await db
		.deleteFrom('invitation')
		.where(({ eb, or }) =>
			or([eb('email', '=', user.email), eb('used_by', '=', id), eb('created_by', '=', id)])
		)
		.execute();
	await db
		.deleteFrom('staff_invitation')
		.where(({ eb, or }) => or([eb('email', '=', user.email), eb('created_by', '=', id)]))
		.execute();
	await guesses(db, id, user.email);
	await db.deleteFrom('audit').where('object', '=', id).execute();
	await db.deleteFrom('practice').where('learner', '=', id).execute();
	// Sessions, passwords, passkeys and second factors go with it.
	await db.deleteFrom('user').where('id', '=', id).execute();
}

/** What is guessed at stands in the key; an address in it may hold what LIKE takes for a wildcard. */
async function guesses(db: Db, ...named: readonly string[]) {
	const all = await db.selectFrom('guess').select('key').execute();
	for (const { key } of all.filter(({ key }) => named.some((name) => key.includes(name)))) {
		await db.deleteFrom('guess').where('key', '=', key).execute();
	}
}
