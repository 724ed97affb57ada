import { randomBytes } from 'node:crypto';
import type { Name } from './names.ts';
import type { Db } from './store/open.ts';
import * as tags from './tags.ts';

/** No class is larger: lists stay readable, and a stranger with a code cannot fill the disk. */
export const mostStudents = 500;

/** What stands where others have an address: nobody writes to it, and no one signs in by it. */
const addresses = '@students.invalid';

export const isAddress = (email: string): boolean => email.endsWith(addresses);

type About = { readonly note: string; readonly extra_time: number };
const plain: About = { note: '', extra_time: 1 };

/** Puts a student on a roster, with an account that has no phrase yet. @returns the account's id */
export async function enrol(
	transaction: Db,
	id: string,
	name: Name,
	now: Date,
	about = plain
): Promise<string> {
	const user = randomBytes(16).toString('hex');
	const at = now.toISOString();
	await transaction
		.insertInto('user')
		.values({
			id: user,
			name: name.shown,
			email: user + addresses,
			emailVerified: 0,
			twoFactorEnabled: 0,
			role: 'student',
			createdAt: at,
			updatedAt: at
		})
		.execute();
	await add(transaction, id, user, name, about);
	return user;
}

/** Puts an account that is there already on a roster. */
export async function add(
	transaction: Db,
	id: string,
	user: string,
	name: Name,
	about = plain
): Promise<void> {
	const { note, extra_time } = about;
	const tag = tags.make(await takenTags(transaction, id));
	const names = { name: name.shown, name_key: name.key, tag };
	await transaction
		.insertInto('member')
		.values({ class: id, user, role: 'student', ...names, note, extra_time })
		.execute();
}

/** The students of this name with the hash of their phrase, null where they have none yet. */
export const ofName = (db: Db, id: string, key: string) =>
	onRoster(db, id)
		.leftJoin('account', 'account.userId', 'member.user')
		.select(['member.user', 'member.note', 'member.extra_time', 'account.password'])
		.where('member.name_key', '=', key)
		.orderBy('member.joined_at')
		.orderBy('member.user')
		.execute();

export async function count(db: Db, id: string): Promise<number> {
	const { students } = await onRoster(db, id)
		.select(({ fn }) => fn.countAll<number>().as('students'))
		.executeTakeFirstOrThrow();
	return students;
}

const onRoster = (db: Db, id: string) =>
	db
		.selectFrom('member')
		.where('member.class', '=', id)
		.where('member.role', '=', 'student')
		.where('member.removed_at', 'is', null);

/** All tags of a class: those of removed members too, who may come back. */
export async function takenTags(db: Db, id: string): Promise<Set<string>> {
	const rows = await db.selectFrom('member').select('tag').where('class', '=', id).execute();
	return new Set(rows.map(({ tag }) => tag));
}
