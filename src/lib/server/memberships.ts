import type { Membership } from './access.ts';
import type { Db } from './store/open.ts';
import { prepared } from './store/prepared.ts';

/** What someone is in a class; undefined where they do not belong to it, or no longer. */
export async function find(db: Db, id: string, user: string): Promise<Membership | undefined> {
	const [row] = await rowOf(db, { class: id, user });
	if (!row) return undefined;
	return {
		class: { id: row.id, name: row.name, zone: row.zone },
		archived: row.archived_at !== null,
		role: row.role,
		name: row.shown
	};
}

const rowOf = prepared((db, asked: { class: string; user: string }) =>
	db
		.selectFrom('member')
		.innerJoin('class', 'class.id', 'member.class')
		.select(['class.id', 'class.name', 'class.zone', 'class.archived_at'])
		.select(['member.role', 'member.name as shown'])
		.where('member.class', '=', asked.class)
		.where('member.user', '=', asked.user)
		.where('member.removed_at', 'is', null)
);
