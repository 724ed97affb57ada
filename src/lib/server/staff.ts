import * as audit from './audit.ts';
import * as names from './names.ts';
import type { Db } from './store/open.ts';
import type { MemberRole } from './store/tables.ts';
import { takenTags } from './students.ts';
import * as tags from './tags.ts';

/** Whom a teacher can make somebody. The class's own teacher is made by handing it over. */
export const helpers = ['co-teacher', 'assistant'] as const;
export type Helper = (typeof helpers)[number];

export type Member = {
	readonly id: string;
	readonly name: string;
	readonly email: string;
	readonly role: Exclude<MemberRole, 'student'>;
};
type Asked = { readonly class: string; readonly by: string };

/** Who teaches in a class: its teacher first. */
export async function list(db: Db, id: string): Promise<Member[]> {
	const rows = await db
		.selectFrom('member')
		.innerJoin('user', 'user.id', 'member.user')
		.select(['user.id', 'member.name', 'user.email', 'member.role'])
		.where('member.class', '=', id)
		.where('member.role', '!=', 'student')
		.where('member.removed_at', 'is', null)
		.execute();
	const rank = ['teacher', ...helpers];
	const order = new Intl.Collator('en', { numeric: true });
	return rows
		.map((row) => ({ ...row, role: row.role as Member['role'] }))
		.sort((a, b) => rank.indexOf(a.role) - rank.indexOf(b.role) || order.compare(a.name, b.name));
}

/** Whether this person is one of them. */
export async function teaches(db: Db, id: string, user: string): Promise<boolean> {
	return (await list(db, id)).some((member) => member.id === user);
}

/** Puts somebody among those who teach in a class: who took an invitation to it. */
export async function add(
	transaction: Db,
	{
		class: id,
		person,
		role
	}: {
		readonly class: string;
		readonly person: { readonly id: string; readonly name: string };
		readonly role: Helper;
	},
	now: Date
): Promise<void> {
	const read = names.read(person.name, Infinity);
	const name = typeof read === 'object' ? read : { shown: person.name, key: person.name };
	const place = { name: name.shown, name_key: name.key, role, removed_at: null };
	const tag = tags.make(await takenTags(transaction, id));
	const rest = { tag, note: '', extra_time: 1, joined_at: now.toISOString() };
	await transaction
		.insertInto('member')
		.values({ class: id, user: person.id, ...place, ...rest })
		.onConflict((known) => known.columns(['class', 'user']).doUpdateSet(place))
		.execute();
	const asked = { class: id, by: person.id };
	await note(transaction, asked, 'staff.join', person.id, { role }, now);
}

/** Makes a co-teacher an assistant, or the other way round. */
export async function setRole(
	db: Db,
	asked: Asked & { readonly user: string; readonly role: Helper },
	now: Date
): Promise<void> {
	const { numUpdatedRows } = await helper(db, asked.class, asked.user)
		.set({ role: asked.role })
		.executeTakeFirst();
	if (numUpdatedRows === 0n) return;
	await note(db, asked, 'staff.role', asked.user, { role: asked.role }, now);
}

/** Takes somebody's rights in the class away; a class's own teacher keeps theirs. */
export async function remove(
	db: Db,
	asked: Asked & { readonly user: string },
	now: Date
): Promise<void> {
	const { numUpdatedRows } = await helper(db, asked.class, asked.user)
		.set({ removed_at: now.toISOString() })
		.executeTakeFirst();
	if (numUpdatedRows > 0n) await note(db, asked, 'staff.remove', asked.user, {}, now);
}

/** Makes a co-teacher the class's teacher, and its teacher a co-teacher. @returns false: no co-teacher */
export async function handOver(
	db: Db,
	asked: Asked & { readonly to: string },
	now: Date
): Promise<boolean> {
	return db.transaction().execute(async (all) => {
		const { numUpdatedRows } = await helper(all, asked.class, asked.to)
			.set({ role: 'teacher' })
			.where('role', '=', 'co-teacher')
			.executeTakeFirst();
		if (numUpdatedRows === 0n) return false;
		await all
			.updateTable('member')
			.set({ role: 'co-teacher' })
			.where('class', '=', asked.class)
			.where('user', '=', asked.by)
			.where('role', '=', 'teacher')
			.execute();
		await note(all, asked, 'member.hand-over', asked.to, {}, now);
		return true;
	});
}

const helper = (db: Db, id: string, user: string) =>
	db
		.updateTable('member')
		.where('class', '=', id)
		.where('user', '=', user)
		.where('role', 'in', helpers)
		.where('removed_at', 'is', null);

const note = (db: Db, asked: Asked, action: string, object: string, detail: object, now: Date) =>
	audit.record(db, { class: asked.class, actor: asked.by, action, object, detail }, now);
