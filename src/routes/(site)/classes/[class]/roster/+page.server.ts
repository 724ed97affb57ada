import { may } from '#lib/server/access.ts';
import * as classes from '#lib/server/classes.ts';
import * as codes from '#lib/server/codes.ts';
import * as forms from '#lib/server/forms.ts';
import * as groups from '#lib/server/groups.ts';
import * as roster from '#lib/server/roster.ts';
import * as students from '#lib/server/students.ts';

/** `?find=` part of a name, tag or note; `?select`: several are to be removed, the newest first. */
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
	const selects = url.searchParams.has('select') && may(membership, 'teach');
	const row = await classes.find(db, params.class);
	const present = all.filter(({ removed_at }) => removed_at === null);
	return {
		room: { ...membership.class, archived: membership.archived },
		changes: may(membership, 'teach'),
		wish,
		selects,
		isOpen: row?.join_code != null && codes.lets(row, row.join_code, locals.now),
		added: Number(url.searchParams.get('added') ?? 0) || 0,
		count: present.length,
		most: students.mostStudents,
		waiting: present.filter(({ joined_at }) => joined_at === null).length,
		students: (selects ? newestFirst(present) : present).filter(holds).map((student) => ({
			...student,
			groups: grouped.filter(({ members }) => members.includes(student.id)).map(({ name }) => name)
		})),
		removed: all
			.filter(({ removed_at }) => removed_at !== null)
			.map(({ id, name, tag }) => ({ id, name, tag }))
	};
}

const newestFirst = (present: readonly roster.Student[]) =>
	[...present].sort((a, b) => (b.joined_at ?? '').localeCompare(a.joined_at ?? ''));

type Asked = { locals: App.Locals; params: { readonly class: string }; request: Request };

const several = ({ locals, params }: Asked, form: FormData) => ({
	class: params.class,
	users: form.getAll('student').map(String).slice(0, students.mostStudents),
	by: locals.person!.id
});

export const actions = {
	remove: async (event: Asked) => {
		const asked = several(event, await event.request.formData());
		const removed = await roster.remove(event.locals.store.db, asked, event.locals.now);
		if (removed.length > 0) return { removed };
		return forms.refuse(400, { form: 'Tick one student or more. Nothing was changed.' });
	},
	restore: async (event: Asked) => {
		const asked = several(event, await event.request.formData());
		const back = await roster.restore(event.locals.store.db, asked, event.locals.now);
		if (back) return { done: 'Back in the class, with all their work.' };
		return forms.refuse(409, {
			form: 'The class has no room for all of them. Nothing was changed.'
		});
	},
	erase: async (event: Asked) => {
		const form = await event.request.formData();
		if (form.get('sure') !== 'on') {
			return forms.refuse(400, { sure: 'Tick this as well. Nothing was erased.' });
		}
		const asked = several(event, form);
		const erased = await roster.eraseRemoved(event.locals.store.db, asked, event.locals.now);
		if (erased > 0) return { erased };
		return forms.refuse(400, { erase: 'Tick one student or more. Nothing was erased.' });
	}
};
