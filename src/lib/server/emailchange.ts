import { createHash, randomBytes } from 'node:crypto';
import * as v from 'valibot';
import * as guesses from './guesses.ts';
import * as mail from './mail.ts';
import * as people from './people.ts';
import type { Db } from './store/open.ts';

/** How long the link to a new address holds, in milliseconds. */
const lasting = 24 * 60 * 60 * 1000;

/** Nobody is to find out by it which of many addresses are taken, nor have many people written to. */
const bound = { most: 10, within: 24 * 60 * 60 * 1000 };

const kept = v.object({ user: v.string(), email: v.string() });

/**
 * Changes an address: where mail is set up, once its owner has opened the link that goes there; else at
 * once, since nobody could receive a link.
 * @returns `sent`: also where another account has the address, which is not said; `taken`: only where
 * there is no mail; `wait`: too many were asked for today
 */
export async function request(
	db: Db,
	{
		user,
		email,
		origin
	}: { readonly user: string; readonly email: string; readonly origin: string },
	now: Date
): Promise<'sent' | 'changed' | 'taken' | 'wait'> {
	if (!(await guesses.allow(db, `email ${user}`, bound, now))) return 'wait';
	if (!mail.settingsOf()) {
		return (await people.setEmail(db, user, { email, verified: false }, now)) ? 'changed' : 'taken';
	}
	const token = randomBytes(24).toString('base64url');
	const at = now.toISOString();
	const expiresAt = new Date(now.getTime() + lasting);
	await db
		.insertInto('verification')
		.values({
			id: randomBytes(16).toString('hex'),
			identifier: identifierOf(token),
			value: JSON.stringify({ user, email }),
			expiresAt: expiresAt.toISOString(),
			createdAt: at,
			updatedAt: at
		})
		.execute();
	await mail.send(
		db,
		{ ...words, to: email, url: `${origin}/account/email/${token}`, expiresAt },
		now
	);
	return 'sent';
}

const words = {
	kind: 'verify',
	subject: 'Your new address at Grounds',
	text: 'Open this link within a day to use this address at Grounds from now on. If you did not ask for it, do nothing.'
} as const;

/** The address that waits for one person to confirm it. */
export async function waiting(db: Db, token: string, user: string, now: Date) {
	const row = await db
		.selectFrom('verification')
		.select('value')
		.where('identifier', '=', identifierOf(token))
		.where('expiresAt', '>', now.toISOString())
		.executeTakeFirst();
	const value = row && v.parse(kept, JSON.parse(row.value));
	return value?.user === user ? value.email : undefined;
}

/** Uses the link up. @returns false: it does not hold, or another account has the address by now */
export async function complete(db: Db, token: string, user: string, now: Date): Promise<boolean> {
	const email = await waiting(db, token, user, now);
	if (email === undefined) return false;
	const used = db.deleteFrom('verification').where('identifier', '=', identifierOf(token));
	if ((await used.executeTakeFirst()).numDeletedRows === 0n) return false;
	return people.setEmail(db, user, { email, verified: true }, now);
}

const identifierOf = (token: string) => `email:${createHash('sha256').update(token).digest('hex')}`;
