import * as administrators from './administrators.ts';
import * as audit from './audit.ts';
import * as erasing from './erasing.ts';
import * as names from './names.ts';
import * as people from './people.ts';
import type { Db } from './store/open.ts';
import { takenTags } from './students.ts';
import * as tags from './tags.ts';

/*
 * A class needs somebody who answers for it. So nobody's account goes while they are the only teacher
 * of a class that is open; archived classes that nobody else teaches go with them.
 */

/** Classes of which someone is the only teacher: those still open, and those archived. */
export async function soleClasses(db: Db, user: string) {
	const rows = await db
		.selectFrom('member')
		.innerJoin('class', 'class.id', 'member.class')
		.select(['class.id', 'class.name', 'class.archived_at'])
		.where('member.user', '=', user)
		.where('member.role', '=', 'teacher')
		.where('member.removed_at', 'is', null)
		.where(({ not, exists, selectFrom }) =>
			not(
				exists(
					selectFrom('member as other')
						.select('other.user')
						.whereRef('other.class', '=', 'member.class')
						.where('other.user', '!=', user)
						.where('other.role', '=', 'teacher')
						.where('other.removed_at', 'is', null)
				)
			)
		)
		.orderBy('class.name')
		.execute();
	return {
		open: rows.filter((row) => row.archived_at === null),
		archived: rows.filter((row) => row.archived_at !== null)
	};
}

/**
 * Makes somebody else the teacher of all open classes that someone teaches alone, who stays to help.
 * @returns false: there is nobody else in it, and nothing was changed
 */
export async function give(
	db: Db,
	{
		from,
		to,
		by
	}: {
		readonly from: string;
		readonly to: { readonly id: string; readonly name: string };
		readonly by: string;
	},
	now: Date
): Promise<boolean> {
	if (to.id === from) return false;
	const { open } = await soleClasses(db, from);
	await db.transaction().execute(async (all) => {
		for (const { id } of open) {
			await makeTeacher(all, id, to, now);
			await all
				.updateTable('member')
				.set({ role: 'co-teacher' })
				.where('class', '=', id)
				.where('user', '=', from)
				.execute();
			const deed = { class: id, actor: by, action: 'member.hand-over', object: to.id };
			await audit.record(all, deed, now);
		}
	});
	return true;
}

async function makeTeacher(
	all: Db,
	id: string,
	{ id: user, name }: { readonly id: string; readonly name: string },
	now: Date
): Promise<void> {
	const read = names.read(name, Infinity);
	await all
		.insertInto('member')
		.values({
			class: id,
			user,
			role: 'teacher',
			name,
			name_key: typeof read === 'object' ? read.key : name,
			tag: tags.make(await takenTags(all, id)),
			note: '',
			extra_time: 1,
			joined_at: now.toISOString()
		})
		.onConflict((known) =>
			known.columns(['class', 'user']).doUpdateSet({ role: 'teacher', removed_at: null })
		)
		.execute();
}

/**
 * Erases someone's account.
 * @returns `classes`: one would be left alone; `last`: no administrator would be left; in either case
 * nothing was changed
 */
export async function leave(db: Db, user: string, now: Date): Promise<'gone' | 'classes' | 'last'> {
	const { open, archived } = await soleClasses(db, user);
	if (open.length > 0) return 'classes';
	const person = await people.find(db, user);
	if (person?.role === 'administrator') {
		if (!(await administrators.setRole(db, user, 'instructor', now))) return 'last';
	}
	for (const { id } of archived) await erasing.ofClass(db, id);
	await erasing.ofPerson(db, user);
	return 'gone';
}
