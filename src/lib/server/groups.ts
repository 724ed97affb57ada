import { randomUUID } from 'node:crypto';
import * as names from './names.ts';
import type { Db } from './store/open.ts';

/** A group of students, for exceptions and for looking at results. */
export type Group = {
	readonly id: string;
	readonly name: string;
	/** Ids of students, those who were removed not among them. */
	readonly members: readonly string[];
};

export async function list(db: Db, id: string): Promise<Group[]> {
	const [all, places] = await Promise.all([
		db.selectFrom('group').select(['id', 'name']).where('class', '=', id).execute(),
		db
			.selectFrom('group_member')
			.innerJoin('member', (on) =>
				on
					.onRef('member.class', '=', 'group_member.class')
					.onRef('member.user', '=', 'group_member.user')
			)
			.select(['group_member.group', 'group_member.user'])
			.where('group_member.class', '=', id)
			.where('member.removed_at', 'is', null)
			.execute()
	]);
	const order = new Intl.Collator('en', { numeric: true });
	return all
		.map((group) => ({
			...group,
			members: places.filter((place) => place.group === group.id).map(({ user }) => user)
		}))
		.sort((a, b) => order.compare(a.name, b.name));
}

/** @returns its id; undefined: the class has one of this name */
export async function create(db: Db, id: string, name: names.Name): Promise<string | undefined> {
	if (await named(db, id, name)) return undefined;
	const group = randomUUID();
	await db.insertInto('group').values({ class: id, id: group, name: name.shown }).execute();
	return group;
}

/** @returns false: the class has another of this name */
export async function rename(
	db: Db,
	id: string,
	group: string,
	name: names.Name
): Promise<boolean> {
	const other = await named(db, id, name);
	if (other && other.id !== group) return false;
	await db
		.updateTable('group')
		.set({ name: name.shown })
		.where('class', '=', id)
		.where('id', '=', group)
		.execute();
	return true;
}

/** Its students stay in the class; exceptions made for it end. */
export async function remove(db: Db, id: string, group: string): Promise<void> {
	await db.transaction().execute(async (all) => {
		for (const table of ['override', 'group_member'] as const) {
			await all.deleteFrom(table).where('class', '=', id).where('group', '=', group).execute();
		}
		await all.deleteFrom('group').where('class', '=', id).where('id', '=', group).execute();
	});
}

/** Sets who is in a group; students of other classes are left out. */
export async function setMembers(
	db: Db,
	id: string,
	group: string,
	users: readonly string[]
): Promise<void> {
	await db.transaction().execute(async (all) => {
		const place = { class: id, group };
		await all
			.deleteFrom('group_member')
			.where('class', '=', id)
			.where('group', '=', group)
			.execute();
		if (!(await isThere(all, id, group))) return;
		for (const user of await ofClass(all, id, users)) {
			await all
				.insertInto('group_member')
				.values({ ...place, user })
				.execute();
		}
	});
}

/** Sets in which groups a student is. */
export async function setOf(
	db: Db,
	id: string,
	user: string,
	groups: readonly string[]
): Promise<void> {
	const there = (await list(db, id)).filter((group) => groups.includes(group.id));
	await db.transaction().execute(async (all) => {
		await all.deleteFrom('group_member').where('class', '=', id).where('user', '=', user).execute();
		for (const { id: group } of there) {
			await all.insertInto('group_member').values({ class: id, group, user }).execute();
		}
	});
}

/** Puts a student into the group of this name, which is made where there is none. */
export async function join(db: Db, id: string, typed: string, user: string): Promise<void> {
	const name = names.read(typed);
	if (typeof name === 'string') return;
	const group = (await named(db, id, name))?.id ?? (await create(db, id, name));
	if (group === undefined) return;
	await db
		.insertInto('group_member')
		.values({ class: id, group, user })
		.onConflict((there) => there.doNothing())
		.execute();
}

async function isThere(db: Db, id: string, group: string): Promise<boolean> {
	const row = db.selectFrom('group').select('id').where('class', '=', id).where('id', '=', group);
	return (await row.executeTakeFirst()) !== undefined;
}

async function named(db: Db, id: string, { key }: names.Name) {
	const all = await db.selectFrom('group').selectAll().where('class', '=', id).execute();
	return all.find((group) => {
		const name = names.read(group.name);
		return typeof name === 'object' && name.key === key;
	});
}

async function ofClass(db: Db, id: string, users: readonly string[]): Promise<string[]> {
	const rows = await db
		.selectFrom('member')
		.select('user')
		.where('class', '=', id)
		.where('role', '=', 'student')
		.where('removed_at', 'is', null)
		.execute();
	const wanted = new Set(users);
	return rows.map(({ user }) => user).filter((user) => wanted.has(user));
}
