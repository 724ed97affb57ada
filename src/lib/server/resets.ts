import { createHash, randomBytes } from 'node:crypto';
import * as mail from './mail.ts';
import * as passwords from './passwords.ts';
import type { Db } from './store/open.ts';

/** How long a link for a new password holds, in milliseconds. */
const lasting = 60 * 60 * 1000;

/** Sends a link to whoever has this address; to a stranger's nothing. */
export async function request(
	db: Db,
	{ email, origin }: { readonly email: string; readonly origin: string },
	now: Date
): Promise<void> {
	const user = await db
		.selectFrom('user')
		.select(['id', 'email'])
		.where('email', '=', email)
		.where('role', '!=', 'student')
		.executeTakeFirst();
	if (!user) return;
	const { token, expiresAt } = await create(db, user.id, now);
	await mail.send(
		db,
		{
			kind: 'reset',
			to: user.email,
			subject: 'A new password for Grounds',
			text: 'Somebody asked for a new password for your account at Grounds. If it was you, choose one by this link within an hour. If not, do nothing: your password holds.',
			url: `${origin}/reset/${token}`,
			expiresAt
		},
		now
	);
}

/** Makes a link's token, which is not kept; those made before hold no longer. */
export async function create(db: Db, user: string, now: Date) {
	const token = randomBytes(24).toString('base64url');
	const at = now.toISOString();
	const expiresAt = new Date(now.getTime() + lasting);
	await db.transaction().execute(async (all) => {
		await forget(all, user);
		await all
			.insertInto('verification')
			.values({
				id: randomBytes(16).toString('hex'),
				identifier: identifierOf(token),
				value: user,
				expiresAt: expiresAt.toISOString(),
				createdAt: at,
				updatedAt: at
			})
			.execute();
	});
	return { token, expiresAt };
}

/** Whose link it is; undefined: used, over, or none. */
export function owner(db: Db, token: string, now: Date) {
	return db
		.selectFrom('verification')
		.innerJoin('user', 'user.id', 'verification.value')
		.select(['user.id', 'user.name', 'user.email'])
		.where('verification.identifier', '=', identifierOf(token))
		.where('verification.expiresAt', '>', now.toISOString())
		.executeTakeFirst();
}

/** Sets the password, uses the link up, and signs the person out everywhere. @returns false: too late */
export async function complete(
	db: Db,
	{ token, password }: { readonly token: string; readonly password: string },
	now: Date
): Promise<boolean> {
	const hash = await passwords.hash(password);
	return db.transaction().execute(async (all) => {
		const used = await all
			.deleteFrom('verification')
			.where('identifier', '=', identifierOf(token))
			.where('expiresAt', '>', now.toISOString())
			.returning('value as user')
			.executeTakeFirst();
		if (!used) return false;
		await all
			.updateTable('account')
			.set({ password: hash, updatedAt: now.toISOString() })
			.where('userId', '=', used.user)
			.where('providerId', '=', 'credential')
			.execute();
		await all.deleteFrom('session').where('userId', '=', used.user).execute();
		await forget(all, used.user);
		return true;
	});
}

/** Makes someone's links open nothing; none waits any more for the administrator to hand on. */
export async function forget(all: Db, user: string): Promise<void> {
	const tokens = all.deleteFrom('verification').where('value', '=', user);
	await tokens.where('identifier', 'like', 'reset:%').execute();
	await all
		.deleteFrom('link')
		.where('kind', '=', 'reset')
		.where('recipient', '=', all.selectFrom('user').select('email').where('id', '=', user))
		.execute();
}

const identifierOf = (token: string) => `reset:${createHash('sha256').update(token).digest('hex')}`;
