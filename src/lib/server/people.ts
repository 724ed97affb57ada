import { randomBytes } from 'node:crypto';
import * as passwords from './passwords.ts';
import * as resets from './resets.ts';
import { StoreError } from './store/error.ts';
import type { Db } from './store/open.ts';
import type { UserRow } from './store/tables.ts';

type Role = UserRow['role'];

/** Who can sign in by e-mail and password. */
export type NewPerson = {
	readonly name: string;
	readonly email: string;
	readonly password: string;
	readonly role: Exclude<Role, 'student'>;
};

/** Makes an account. @returns its id; undefined: the address has one already */
export async function create(db: Db, person: NewPerson, now: Date): Promise<string | undefined> {
	// Before the database is asked: whether an address is known must not show in the time.
	const hash = await passwords.hash(person.password);
	return db.transaction().execute((all) => insert(all, person, hash, now));
}

/** The same within a transaction, with the password's hash. */
export async function insert(
	all: Db,
	{ name, role, ...person }: Omit<NewPerson, 'password'>,
	password: string,
	now: Date
): Promise<string | undefined> {
	const id = randomBytes(16).toString('hex');
	const at = now.toISOString();
	const times = { createdAt: at, updatedAt: at };
	const email = person.email.toLowerCase();
	const rest = { email, emailVerified: 0, image: null, twoFactorEnabled: 0, ...times } as const;
	const made = await all
		.insertInto('user')
		.values({ id, name, role, ...rest })
		.onConflict((taken) => taken.column('email').doNothing())
		.returning('id')
		.executeTakeFirst();
	if (!made) return undefined;
	await all
		.insertInto('account')
		.values({ id, accountId: id, providerId: 'credential', userId: id, password, ...times })
		.execute();
	return id;
}

/** What a person sees of their own account. */
export function find(db: Db, id: string) {
	return db
		.selectFrom('user')
		.select(['id', 'name', 'email', 'emailVerified', 'role', 'twoFactorEnabled', 'createdAt'])
		.where('id', '=', id)
		.executeTakeFirst();
}

/** Everyone with an e-mail address whose name or address holds the words, by name. */
export async function search(db: Db, words: string) {
	const all = await db
		.selectFrom('user')
		.select(['id', 'name', 'email', 'role', 'twoFactorEnabled', 'createdAt'])
		.where('role', '!=', 'student')
		.execute();
	const sought = plain(words);
	// Here, since SQLite knows the small form of Latin letters without accents only.
	return all
		.filter(({ name, email }) => plain(name).includes(sought) || email.includes(sought))
		.sort((a, b) => a.name.localeCompare(b.name, 'en') || a.email.localeCompare(b.email, 'en'));
}

const plain = (text: string) => text.normalize('NFKC').toLowerCase().trim();

export async function rename(db: Db, id: string, name: string, now: Date): Promise<void> {
	const updatedAt = now.toISOString();
	await db.updateTable('user').set({ name, updatedAt }).where('id', '=', id).execute();
}

/** Whether it is this person's password; a person without one has none that is right. */
export async function knowsPassword(db: Db, id: string, password: string): Promise<boolean> {
	const account = await db
		.selectFrom('account')
		.select('password')
		.where('userId', '=', id)
		.where('providerId', '=', 'credential')
		.executeTakeFirst();
	return passwords.verify(password, account?.password);
}

/** Sets the password, for which no link holds any more, and signs out everywhere but in one session. */
export async function setPassword(
	db: Db,
	{ id, session, password }: { id: string; session: string; password: string },
	now: Date
): Promise<void> {
	const hash = await passwords.hash(password);
	await db.transaction().execute(async (all) => {
		await all
			.updateTable('account')
			.set({ password: hash, updatedAt: now.toISOString() })
			.where('userId', '=', id)
			.where('providerId', '=', 'credential')
			.execute();
		await all.deleteFrom('session').where('userId', '=', id).where('id', '!=', session).execute();
		await resets.forget(all, id);
	});
}

/**
 * Sets the address; what was sent to the one before opens nothing.
 * @returns false: another account has the address, and nothing was changed
 */
export async function setEmail(
	db: Db,
	id: string,
	{ email, verified }: { email: string; verified: boolean },
	now: Date
): Promise<boolean> {
	const address = { email: email.toLowerCase(), emailVerified: verified ? 1 : 0 } as const;
	try {
		await db.transaction().execute(async (all) => {
			await resets.forget(all, id);
			const own = all.updateTable('user').where('id', '=', id);
			await own.set({ ...address, updatedAt: now.toISOString() }).execute();
		});
		return true;
	} catch (error) {
		if (error instanceof StoreError && error.trouble === 'conflict') return false;
		throw error;
	}
}
