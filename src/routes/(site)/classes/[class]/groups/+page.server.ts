import * as v from 'valibot';
import { may } from '#lib/server/access.ts';
import { line } from '#lib/server/fields.ts';
import * as forms from '#lib/server/forms.ts';
import * as groups from '#lib/server/groups.ts';
import * as names from '#lib/server/names.ts';
import * as pupils from '#lib/server/pupils.ts';
import { readChosen } from '../../chosen.ts';

export async function load({ locals, params }) {
	const { db } = locals.store;
	const membership = locals.membership!;
	return {
		room: { ...membership.class, archived: membership.archived },
		changes: may(membership, 'teach'),
		groups: await groups.list(db, params.class),
		students: (await pupils.of(db, params.class)).students
	};
}

const name = line(names.longestName, {
	empty: 'Write a name for the group.',
	long: `Use at most ${names.longestName} characters.`
});
const taken = { name: 'Another group of this class has this name. Nothing was changed.' };

export const actions = {
	create: async ({ locals, params, request }) => {
		const form = await forms.read(v.object({ name }), request);
		if ('errors' in form) return forms.refuse(400, form.errors, form.typed);
		const read = names.read(form.output.name);
		if (typeof read === 'string' || !(await groups.create(locals.store.db, params.class, read))) {
			return forms.refuse(409, taken, form.typed);
		}
		return { done: 'The group is made. Choose who is in it.' };
	},
	save: async ({ locals, params, request }) => {
		const { db } = locals.store;
		const schema = v.object({ name, group: v.string() });
		const { form, chosen } = await readChosen(schema, request, 'student');
		const said = 'The name of a group cannot be empty, or longer than 60 characters.';
		if ('errors' in form) return forms.refuse(400, { form: said });
		const read = names.read(form.output.name);
		const { group } = form.output;
		if (typeof read === 'string' || !(await groups.rename(db, params.class, group, read))) {
			return forms.refuse(409, { form: taken.name });
		}
		await groups.setMembers(db, params.class, group, chosen);
		return { done: 'Saved.' };
	},
	remove: async ({ locals, params, request }) => {
		const group = String((await request.formData()).get('group'));
		await groups.remove(locals.store.db, params.class, group);
		return { done: 'The group is removed. Its students are in the class as before.' };
	}
};
