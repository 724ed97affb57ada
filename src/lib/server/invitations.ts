import { createHash, randomBytes } from 'node:crypto';
import * as audit from './audit.ts';
import * as guesses from './guesses.ts';
import * as passwords from './passwords.ts';
import * as people from './people.ts';
import * as settings from './settings.ts';
import type { Db } from './store/open.ts';

/** Who may become an instructor by themselves: nobody, who was invited, everybody. */
export const policies = ['off', 'invitation', 'on'] as const;
export type Policy = (typeof policies)[number];

const name = 'sign-up';

/** How long an invitation can be used, in days. */
export const lasting = 14;

/** Whoever has a link learns which addresses are taken: of a few, not of a list. */
const bound = { most: 10, within: 24 * 60 * 60 * 1000 };

export async function policy(db: Db): Promise<Policy> {
	const set = await settings.get(db, name);
	return policies.find((one) => one === set) ?? 'invitation';
}

export async function setPolicy(db: Db, policy: Policy, by: string, now: Date): Promise<void> {
	await settings.set(db, name, policy);
	const deed = { class: null, actor: by, action: 'sign-up.set', object: name };
	await audit.record(db, { ...deed, detail: { policy } }, now);
}

/** Makes an invitation. @returns its code, which is not kept */
export async function create(
	db: Db,
	{ email, by }: { readonly email: string | null; readonly by: string },
	now: Date
): Promise<string> {
	const code = randomBytes(18).toString('base64url');
	await db
		.insertInto('invitation')
		.values({
			id: randomBytes(9).toString('base64url'),
			code_hash: hashOf(code),
			email,
			created_by: by,
			created_at: now.toISOString(),
			expires_at: new Date(now.getTime() + lasting * 24 * 60 * 60 * 1000).toISOString(),
			used_by: null,
			used_at: null
		})
		.execute();
	return code;
}

/** An invitation that can be used now. */
export function find(db: Db, code: string, now: Date) {
	return db
		.selectFrom('invitation')
		.select(['id', 'email', 'expires_at'])
		.where('code_hash', '=', hashOf(code))
		.where('used_at', 'is', null)
		.where('expires_at', '>', now.toISOString())
		.executeTakeFirst();
}

/** Invitations that can be used now, the newest first. */
export function list(db: Db, now: Date) {
	return db
		.selectFrom('invitation')
		.select(['id', 'email', 'created_at', 'expires_at'])
		.where('used_at', 'is', null)
		.where('expires_at', '>', now.toISOString())
		.orderBy('created_at', 'desc')
		.execute();
}

export async function withdraw(db: Db, id: string): Promise<void> {
	const open = db.deleteFrom('invitation').where('id', '=', id).where('used_at', 'is', null);
	await open.execute();
}

/**
 * Makes an instructor and uses the invitation up; of two who use it at once one is too late.
 * @returns the person's id; `taken`: the address has an account, `wait`: too many tries; then the
 * invitation is as before
 */
export async function accept(
	db: Db,
	code: string,
	person: Omit<people.NewPerson, 'role'>,
	now: Date
): Promise<string | 'used' | 'taken' | 'wait'> {
	const key = `invitation ${hashOf(code)}`;
	if (!(await guesses.allow(db, key, bound, now))) return 'wait';
	const hash = await passwords.hash(person.password);
	try {
		return await db.transaction().execute(async (all) => {
			const { numUpdatedRows } = await all
				.updateTable('invitation')
				.set({ used_at: now.toISOString() })
				.where('code_hash', '=', hashOf(code))
				.where('used_at', 'is', null)
				.where('expires_at', '>', now.toISOString())
				.executeTakeFirst();
			if (numUpdatedRows === 0n) return 'used';
			const id = await people.insert(all, { ...person, role: 'instructor' }, hash, now);
			if (!id) throw new Taken();
			const used = all.updateTable('invitation').set({ used_by: id, email: null });
			await used.where('code_hash', '=', hashOf(code)).execute();
			return id;
		});
	} catch (error) {
		if (error instanceof Taken) return 'taken';
		throw error;
	}
}

class Taken extends Error {}

const hashOf = (code: string) => createHash('sha256').update(code).digest('hex');
