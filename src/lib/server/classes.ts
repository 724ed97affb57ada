import { randomUUID } from 'node:crypto';
import * as audit from './audit.ts';
import * as codes from './codes.ts';
import * as names from './names.ts';
import type { Db } from './store/open.ts';
import type { ClassRow, MemberRole } from './store/tables.ts';
import * as tags from './tags.ts';

/** In characters. */
export const longestClassName = 80;

export const zones: readonly string[] = ['UTC', ...Intl.supportedValuesOf('timeZone')];

type Asked = { readonly class: string; readonly by: string };
type Draft = { readonly name: string; readonly zone: string };

/** Makes a class, its teacher the one who asks, its first code open for the usual time. @returns its id */
export async function create(
	db: Db,
	{ name, zone, by }: Draft & { readonly by: { readonly id: string; readonly name: string } },
	now: Date
): Promise<string> {
	const id = randomUUID();
	const created_at = now.toISOString();
	const shown = names.read(by.name, Infinity);
	const teacher = typeof shown === 'string' ? { shown: by.name, key: by.name } : shown;
	await db.transaction().execute(async (all) => {
		await all
			.insertInto('class')
			.values({ id, name, zone, created_by: by.id, created_at })
			.execute();
		await all
			.insertInto('member')
			.values({
				class: id,
				user: by.id,
				role: 'teacher',
				name: teacher.shown,
				name_key: teacher.key,
				tag: tags.make(new Set()),
				note: '',
				extra_time: 1,
				joined_at: created_at
			})
			.execute();
	});
	await codes.renew(db, id, codes.lifetimes[0], now);
	return id;
}

/** The whole row; `undefined` where there is no such class. */
export const find = (db: Db, id: string): Promise<ClassRow | undefined> =>
	db.selectFrom('class').selectAll().where('id', '=', id).executeTakeFirst();

export async function update(db: Db, id: string, { name, zone }: Draft): Promise<void> {
	await db.updateTable('class').set({ name, zone }).where('id', '=', id).execute();
}

/** Nothing in it changes from now on; all of it can be read. Nobody joins. */
export async function archive(db: Db, asked: Asked, now: Date): Promise<void> {
	await setArchived(db, asked, now.toISOString());
	await audit.record(db, note(asked, 'class.archive'), now);
}

export async function unarchive(db: Db, asked: Asked, now: Date): Promise<void> {
	await setArchived(db, asked, null);
	await audit.record(db, note(asked, 'class.unarchive'), now);
}

/** A class among someone's own. */
export type Listed = {
	readonly id: string;
	readonly name: string;
	readonly zone: string;
	readonly archived: boolean;
	readonly role: MemberRole;
	/** How many students are on its roster. */
	readonly students: number;
};

/** Someone's classes by name, the archived ones last. */
export async function of(db: Db, user: string): Promise<Listed[]> {
	const rows = await db
		.selectFrom('member')
		.innerJoin('class', 'class.id', 'member.class')
		.select(['class.id', 'class.name', 'class.zone', 'class.archived_at', 'member.role'])
		.select((eb) =>
			eb
				.selectFrom('member as student')
				.select((count) => count.fn.countAll<number>().as('students'))
				.whereRef('student.class', '=', 'class.id')
				.where('student.role', '=', 'student')
				.where('student.removed_at', 'is', null)
				.as('students')
		)
		.where('member.user', '=', user)
		.where('member.removed_at', 'is', null)
		.execute();
	const order = new Intl.Collator('en', { numeric: true });
	return rows
		.map(({ archived_at, students, ...row }) => ({
			...row,
			archived: archived_at !== null,
			students: students ?? 0
		}))
		.sort((a, b) => Number(a.archived) - Number(b.archived) || order.compare(a.name, b.name));
}

/**
 * Takes a class for the transaction: who else would change its roster waits until it ends, so that
 * what was looked up in it stays true. @returns false: it is archived, or there is none
 */
export async function hold(transaction: Db, id: string): Promise<boolean> {
	const { numUpdatedRows } = await transaction
		.updateTable('class')
		.set(({ ref }) => ({ name: ref('name') }))
		.where('id', '=', id)
		.where('archived_at', 'is', null)
		.executeTakeFirst();
	return numUpdatedRows > 0n;
}

const setArchived = (db: Db, asked: Asked, archived_at: string | null) =>
	db.updateTable('class').set({ archived_at }).where('id', '=', asked.class).execute();

const note = ({ class: id, by }: Asked, action: string) => ({
	class: id,
	actor: by,
	action,
	object: id
});
