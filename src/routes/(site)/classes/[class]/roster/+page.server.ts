import { may } from '#lib/server/access.ts';
import * as groups from '#lib/server/groups.ts';
import * as roster from '#lib/server/roster.ts';
import * as students from '#lib/server/students.ts';

/** `?find=` part of a name, tag or note. */
export async function load({ locals, params, url }) {
	const { db } = locals.store;
	const membership = locals.membership!;
	const wish = (url.searchParams.get('find') ?? '').normalize('NFKC').slice(0, 100);
	const [all, grouped] = await Promise.all([
		roster.list(db, params.class),
		groups.list(db, params.class)
	]);
	const sought = wish.trim().toLowerCase();
	const holds = ({ name_key, tag, note }: roster.Student) =>
		[name_key, tag, note.toLowerCase()].some((text) => text.includes(sought));
	const present = all.filter(({ removed_at }) => removed_at === null);
	return {
		room: { ...membership.class, archived: membership.archived },
		changes: may(membership, 'teach'),
		wish,
		added: Number(url.searchParams.get('added') ?? 0) || 0,
		count: present.length,
		most: students.mostStudents,
		waiting: present.filter(({ joined_at }) => joined_at === null).length,
		students: present.filter(holds).map((student) => ({
			...student,
			groups: grouped.filter(({ members }) => members.includes(student.id)).map(({ name }) => name)
		})),
		removed: all
			.filter(({ removed_at }) => removed_at !== null)
			.map(({ id, name, tag }) => ({ id, name, tag }))
	};
}
