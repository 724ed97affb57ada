import * as audit from './audit.ts';
import * as classes from './classes.ts';
import * as erasing from './erasing.ts';
import type { Name } from './names.ts';
import * as phrases from './phrases.ts';
import * as returning from './returning.ts';
import type { Db } from './store/open.ts';
import * as students from './students.ts';

/** A student on the roster. */
export type Student = {
	readonly id: string;
	readonly name: string;
	readonly name_key: string;
	readonly tag: string;
	/** Another student has the same name: it is shown with the tag. */
	readonly twice: boolean;
	readonly note: string;
	readonly extra_time: number;
	/** null: has not come in yet. */
	readonly joined_at: string | null;
	readonly removed_at: string | null;
	/** Somebody was given a phrase for this place. */
	readonly hasPhrase: boolean;
	/** When a session of theirs was used last, to the day; null: none, or it is over. */
	readonly seen_at: string | null;
};

type Place = { readonly class: string; readonly user: string };
type Asked = Place & { readonly by: string };

/** The students of a class by name; those who were removed are among them. */
export async function list(db: Db, id: string): Promise<Student[]> {
	const rows = await db
		.selectFrom('member')
		.leftJoin('account', 'account.userId', 'member.user')
		.select(['member.user as id', 'member.name', 'member.name_key', 'member.tag', 'member.note'])
		.select(['member.extra_time', 'member.joined_at', 'member.removed_at', 'account.password'])
		.select((eb) =>
			eb
				.selectFrom('session')
				.select(({ fn }) => fn.max('session.updatedAt').as('seen'))
				.whereRef('session.userId', '=', 'member.user')
				.as('seen_at')
		)
		.where('member.class', '=', id)
		.where('member.role', '=', 'student')
		.execute();
	const present = rows.filter(({ removed_at }) => removed_at === null);
	const counts = new Map<string, number>();
	for (const { name_key } of present) counts.set(name_key, (counts.get(name_key) ?? 0) + 1);
	const order = new Intl.Collator('en', { numeric: true });
	return rows
		.map(({ password, ...row }) => ({
			...row,
			twice: (counts.get(row.name_key) ?? 0) > 1,
			hasPhrase: password !== null
		}))
		.sort((a, b) => order.compare(a.name, b.name) || order.compare(a.tag, b.tag));
}

/** One student, also a removed one; undefined where there is none in this class. */
export async function find(db: Db, id: string, user: string): Promise<Student | undefined> {
	return (await list(db, id)).find((student) => student.id === user);
}

type Change = { readonly name: Name; readonly note: string; readonly extra_time: number };

/** What the teacher sets for a student. More or less time is a matter for the audit. */
export async function update(db: Db, asked: Asked, change: Change, now: Date): Promise<void> {
	const { name, note, extra_time } = change;
	const before = await find(db, asked.class, asked.user);
	await of(db, asked).set({ name: name.shown, name_key: name.key, note, extra_time }).execute();
	if (before && before.extra_time !== extra_time) {
		const detail = { from: before.extra_time, to: extra_time };
		await audit.record(db, deed(asked, 'member.extra-time', detail), now);
	}
}

type Several = { readonly class: string; readonly users: readonly string[]; readonly by: string };

/**
 * Takes students off the roster. The work is kept; they see the class no more.
 * @returns those who were on it until now
 */
export async function remove(db: Db, asked: Several, now: Date): Promise<string[]> {
	return db.transaction().execute((all) => setRemoved(all, asked, now.toISOString(), now));
}

/** Puts removed students back, with all their work. @returns false: there is no room for all of them */
export async function restore(db: Db, asked: Several, now: Date): Promise<boolean> {
	return db.transaction().execute(async (all) => {
		if (!(await classes.hold(all, asked.class))) return false;
		const there = await students.count(all, asked.class);
		const gone = (await list(all, asked.class)).filter(({ removed_at }) => removed_at !== null);
		const back = gone.filter(({ id }) => asked.users.includes(id));
		if (there + back.length > students.mostStudents) return false;
		await setRemoved(all, asked, null, now);
		return true;
	});
}

async function setRemoved(
	db: Db,
	{ class: id, users, by }: Several,
	removed_at: string | null,
	now: Date
): Promise<string[]> {
	if (users.length === 0) return [];
	const changed = await db
		.updateTable('member')
		.set({ removed_at })
		.where('class', '=', id)
		.where('user', 'in', users)
		.where('role', '=', 'student')
		.where('removed_at', removed_at === null ? 'is not' : 'is', null)
		.returning('user')
		.execute();
	const action = removed_at === null ? 'member.restore' : 'member.remove';
	for (const { user } of changed) {
		await audit.record(db, deed({ class: id, user, by }, action), now);
	}
	return changed.map(({ user }) => user);
}

/** Erases students who were removed, with all their work here. @returns how many */
export async function eraseRemoved(db: Db, asked: Several, now: Date): Promise<number> {
	const { class: id, users, by } = asked;
	const removed = (await list(db, id)).filter(({ removed_at }) => removed_at !== null);
	const chosen = removed.filter((student) => users.includes(student.id));
	for (const { id: user } of chosen) {
		await erasing.ofMember(db, id, user);
		await audit.record(db, deed({ class: id, user, by }, 'member.erase'), now);
	}
	return chosen.length;
}

/** Gives a student another phrase, to be shown once, and signs them out everywhere. */
export async function resetPhrase(db: Db, asked: Asked, now: Date): Promise<string | undefined> {
	const student = await find(db, asked.class, asked.user);
	if (!student || student.removed_at !== null) return undefined;
	const phrase = phrases.draw();
	await phrases.set(db, asked.user, phrase, now);
	await db.deleteFrom('session').where('userId', '=', asked.user).execute();
	await returning.forgive(db, asked.class, student.name_key);
	await audit.record(db, deed(asked, 'member.reset-phrase'), now);
	return phrase;
}

/** Moves a student to another class. What they did here is kept here. */
export async function move(
	db: Db,
	asked: Asked & { readonly to: string },
	now: Date
): Promise<'moved' | 'there' | 'full' | 'closed'> {
	const { to, ...from } = asked;
	const student = await find(db, from.class, from.user);
	if (!student) return 'closed';
	return db.transaction().execute(async (all) => {
		if (!(await classes.hold(all, to))) return 'closed';
		const there = await find(all, to, from.user);
		if (there?.removed_at === null) return 'there';
		if ((await students.count(all, to)) >= students.mostStudents) return 'full';
		const name = { shown: student.name, key: student.name_key };
		if (there) {
			await of(all, { class: to, user: from.user }).set({ removed_at: null }).execute();
		} else {
			await students.add(all, to, from.user, name, student);
			await of(all, { class: to, user: from.user }).set({ joined_at: student.joined_at }).execute();
		}
		await of(all, from).set({ removed_at: now.toISOString() }).execute();
		await audit.record(all, deed(from, 'member.move', { to }), now);
		return 'moved';
	});
}

const of = (db: Db, { class: id, user }: Place) =>
	db
		.updateTable('member')
		.where('class', '=', id)
		.where('user', '=', user)
		.where('role', '=', 'student');

const deed = ({ class: id, user, by }: Asked, action: string, detail = {}) => ({
	class: id,
	actor: by,
	action,
	object: user,
	detail
});
