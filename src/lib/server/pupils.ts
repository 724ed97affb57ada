import type { Db } from './store/open.ts';

/** Whom an exception can be made for, by name. `tag` tells students of one name apart. */
export type Pupils = {
	readonly students: readonly {
		readonly id: string;
		readonly name: string;
		readonly tag: string;
	}[];
	readonly groups: readonly { readonly id: string; readonly name: string }[];
};

/** The students and groups of a class. */
export async function of(db: Db, classId: string): Promise<Pupils> {
	const [students, groups] = await Promise.all([
		db
			.selectFrom('member')
			.select(['user as id', 'name', 'name_key', 'tag'])
			.where('class', '=', classId)
			.where('role', '=', 'student')
			.where('removed_at', 'is', null)
			.execute(),
		db.selectFrom('group').select(['id', 'name']).where('class', '=', classId).execute()
	]);
	const order = new Intl.Collator('en', { numeric: true });
	const twice = (key: string) => students.filter(({ name_key }) => name_key === key).length > 1;
	return {
		students: students
			.map(({ id, name, name_key, tag }) => ({ id, name, tag: twice(name_key) ? tag : '' }))
			.sort((a, b) => order.compare(a.name, b.name) || order.compare(a.tag, b.tag)),
		groups: groups.sort((a, b) => order.compare(a.name, b.name))
	};
}
