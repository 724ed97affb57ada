import * as classes from './classes.ts';
import * as codes from './codes.ts';
import type { Name } from './names.ts';
import * as newcomers from './newcomers.ts';
import * as passwords from './passwords.ts';
import * as phrases from './phrases.ts';
import type { Db } from './store/open.ts';
import * as students from './students.ts';

/** `taken`: a student of this name is there, and has a phrase; `many`: too many joined just now. */
type Refusal = 'closed' | 'full' | 'taken' | 'many';

type Way = { readonly class: string; readonly code: string; readonly name: Name };
type NewStudent = Way & {
	/** Drawn for the form when it was shown; the form sent twice in a while comes to the same student. */
	readonly form: string;
	/** Said by the student, when told that the name is taken. */
	readonly isAnother: boolean;
	/** From which they come, as guesses are counted. */
	readonly network: string;
};
export type Joined = { readonly user: string; readonly phrase: string };

/**
 * Makes a student's account, or hands over the one that the teacher put on the roster under this name
 * and that nobody has a phrase for.
 */
export async function join(
	db: Db,
	secret: string,
	{ class: id, code, name, form, isAnother, network }: NewStudent,
	now: Date
): Promise<Joined | Refusal> {
	const door = { class: id, code, network };
	if (!(await newcomers.knock(db, door, now))) return 'many';
	const phrase = phrases.drawFor(secret, form);
	// Before the class is held: the others who join must not wait for it.
	const hash = await passwords.hash(phrase);
	const before = await owner(db, id, name, phrase);
	if (before !== undefined) {
		return (await hasJustCome(db, id, before, now)) ? { user: before, phrase } : 'taken';
	}
	const got = await db.transaction().execute(async (all) => {
		if (!(await isOpen(all, id, code, now))) return 'closed';
		const alike = await students.ofName(all, id, name.key);
		const free = alike.find(({ password }) => password === null);
		if (!free && alike.length > 0 && !isAnother) return 'taken';
		if (!free && (await students.count(all, id)) >= students.mostStudents) return 'full';
		if (!free && !(await newcomers.enter(all, door, now))) return 'many';
		const user = free?.user ?? (await students.enrol(all, id, name, now));
		await phrases.keep(all, user, hash, now);
		await arrive(all, id, user, now);
		return { user, phrase };
	});
	if (got !== 'taken') return got;
	// The same form may have come in between the two looks.
	const twin = await owner(db, id, name, phrase);
	return twin === undefined ? got : { user: twin, phrase };
}

/**
 * Takes a student who has an account into a further class, in the place that the roster keeps under
 * their name if nobody has come for it. @returns undefined: done, or they were there already
 */
export async function joinAs(
	db: Db,
	{ class: id, code, name, user }: Way & { readonly user: string },
	now: Date
): Promise<'closed' | 'full' | undefined> {
	return db.transaction().execute(async (all) => {
		const isThere = await isOpen(all, id, code, now);
		const own = await all
			.selectFrom('member')
			.select('removed_at')
			.where('class', '=', id)
			.where('user', '=', user)
			.executeTakeFirst();
		if (own) return own.removed_at === null ? undefined : 'closed';
		if (!isThere) return 'closed';
		const alike = await students.ofName(all, id, name.key);
		const free = alike.find(({ password }) => password === null);
		if (!free && (await students.count(all, id)) >= students.mostStudents) return 'full';
		await students.add(all, id, user, name, free);
		if (free) await replace(all, id, free.user, user);
		await arrive(all, id, user, now);
		return undefined;
	});
}

/** Whose phrase it is, among the students of this name. */
export async function owner(
	db: Db,
	id: string,
	name: Name,
	phrase: string
): Promise<string | undefined> {
	for (const { user, password } of await students.ofName(db, id, name.key)) {
		if (password !== null && (await passwords.verify(phrase, password))) return user;
	}
	return undefined;
}

/** Holds the class, and looks whether new students may join by the code. */
async function isOpen(all: Db, id: string, code: string, now: Date): Promise<boolean> {
	const held = await classes.hold(all, id);
	const row = held ? await classes.find(all, id) : undefined;
	return row !== undefined && codes.lets(row, code, now);
}

/** How long the same form means the same student, in milliseconds. */
const retries = 10 * 60 * 1000;

/** On a computer that many use someone may come back to the form of whoever joined before them. */
async function hasJustCome(db: Db, id: string, user: string, now: Date): Promise<boolean> {
	const row = await db
		.selectFrom('member')
		.select('joined_at')
		.where('class', '=', id)
		.where('user', '=', user)
		.executeTakeFirst();
	return row?.joined_at != null && now.getTime() - Date.parse(row.joined_at) < retries;
}

const arrive = (all: Db, id: string, user: string, now: Date) =>
	all
		.updateTable('member')
		.set({ joined_at: now.toISOString() })
		.where('class', '=', id)
		.where('user', '=', user)
		.where('joined_at', 'is', null)
		.execute();

/** What the teacher set for the place on the roster holds for the account that takes it. */
async function replace(all: Db, id: string, from: string, user: string): Promise<void> {
	for (const table of ['group_member', 'override'] as const) {
		const rows = all.updateTable(table).set({ user });
		await rows.where('class', '=', id).where('user', '=', from).execute();
	}
	await all.deleteFrom('member').where('class', '=', id).where('user', '=', from).execute();
	await all
		.deleteFrom('user')
		.where('id', '=', from)
		.where('id', 'not in', all.selectFrom('member').select('user'))
		.execute();
}
