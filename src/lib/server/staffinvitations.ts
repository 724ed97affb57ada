import { createHash, randomBytes } from 'node:crypto';
import * as audit from './audit.ts';
import * as classes from './classes.ts';
import * as guesses from './guesses.ts';
import * as staff from './staff.ts';
import type { Db } from './store/open.ts';

/*
 * An invitation to help in a class is a link. Whoever has it and teaches on this server takes it; no
 * account is looked up by the address that a teacher writes, so that none can be found by writing it.
 */

/** How long an invitation can be taken, in days. */
export const lasting = 14;

/** Invitations of one class: each may be a mail to somebody who never asked for it. */
const bound = { most: 30, within: 24 * 60 * 60 * 1000 };

type Asked = { readonly class: string; readonly by: string };
type Draft = Asked & { readonly email: string | null; readonly role: staff.Helper };

/** Makes an invitation. @returns its code, which is not kept; `wait`: too many were made today */
export async function create(
	db: Db,
	{ class: id, by, email, role }: Draft,
	now: Date
): Promise<{ readonly code: string; readonly expiresAt: Date } | 'wait'> {
	if (!(await guesses.allow(db, `invite ${id}`, bound, now))) return 'wait';
	const code = randomBytes(18).toString('base64url');
	const expiresAt = new Date(now.getTime() + lasting * 24 * 60 * 60 * 1000);
	const row = { id: randomBytes(9).toString('base64url'), class: id, email, role, created_by: by };
	await db
		.insertInto('staff_invitation')
		.values({
			...row,
			code_hash: hashOf(code),
			created_at: now.toISOString(),
			expires_at: expiresAt.toISOString()
		})
		.execute();
	const deed = { class: id, actor: by, action: 'staff.invite', object: row.id, detail: { role } };
	await audit.record(db, deed, now);
	return { code, expiresAt };
}

/** Those of a class that nobody has taken, the newest first. */
export const list = (db: Db, id: string, now: Date) =>
	db
		.selectFrom('staff_invitation')
		.select(['id', 'email', 'role', 'expires_at'])
		.where('class', '=', id)
		.where('expires_at', '>', now.toISOString())
		.orderBy('created_at', 'desc')
		.orderBy('id')
		.execute();

/** Makes its link one that opens nothing. */
export async function withdraw(db: Db, asked: Asked & { readonly id: string }, now: Date) {
	const { numDeletedRows } = await db
		.deleteFrom('staff_invitation')
		.where('class', '=', asked.class)
		.where('id', '=', asked.id)
		.executeTakeFirst();
	if (numDeletedRows === 0n) return;
	const deed = { class: asked.class, actor: asked.by, action: 'staff.withdraw', object: asked.id };
	await audit.record(db, deed, now);
}

/** What a link invites to, and by whom; undefined: it was taken or withdrawn, or its time is over. */
export const find = (db: Db, code: string, now: Date) =>
	db
		.selectFrom('staff_invitation')
		.innerJoin('class', 'class.id', 'staff_invitation.class')
		.innerJoin('user', 'user.id', 'staff_invitation.created_by')
		.select(['class.id', 'class.name', 'staff_invitation.role', 'user.name as by'])
		.where('staff_invitation.code_hash', '=', hashOf(code))
		.where('staff_invitation.expires_at', '>', now.toISOString())
		.where('class.archived_at', 'is', null)
		.executeTakeFirst();

/**
 * Takes an invitation and uses it up; of two who take it at once one is too late.
 * @returns the class; `there`: this person teaches in it already, and the link is kept for another
 */
export async function accept(
	db: Db,
	code: string,
	person: { readonly id: string; readonly name: string },
	now: Date
): Promise<{ readonly class: string } | 'over' | 'there'> {
	const found = await find(db, code, now);
	if (!found) return 'over';
	return db.transaction().execute(async (all) => {
		if (!(await classes.hold(all, found.id))) return 'over';
		if (await staff.teaches(all, found.id, person.id)) return 'there';
		const { numDeletedRows } = await all
			.deleteFrom('staff_invitation')
			.where('code_hash', '=', hashOf(code))
			.executeTakeFirst();
		if (numDeletedRows === 0n) return 'over';
		await staff.add(all, { class: found.id, person, role: found.role }, now);
		return { class: found.id };
	});
}

const hashOf = (code: string) => createHash('sha256').update(code).digest('hex');
