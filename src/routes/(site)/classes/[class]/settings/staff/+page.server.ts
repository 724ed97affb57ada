import { redirect } from '@sveltejs/kit';
import * as v from 'valibot';
import { resolve } from '$app/paths';
import * as forms from '#lib/server/forms.ts';
import * as staff from '#lib/server/staff.ts';

export async function load({ locals, params }) {
	const membership = locals.membership!;
	return {
		room: { ...membership.class, archived: membership.archived },
		staff: await staff.list(locals.store.db, params.class),
		me: locals.person!.id
	};
}

const role = v.picklist(staff.helpers, 'Choose a role from the list.');
const someone = v.object({ user: v.string() });

type Asked = { locals: App.Locals; params: { readonly class: string }; request: Request };
const by = ({ locals, params }: Asked) => ({ class: params.class, by: locals.person!.id });

export const actions = {
	invite: async (event) => {
		const form = await forms.read(v.object({ email: forms.email, role }), event.request);
		if ('errors' in form) return forms.refuse(400, form.errors, form.typed);
		const { store, now } = event.locals;
		await staff.invite(store.db, { ...by(event), ...form.output }, now);
		return {
			done: 'If a teacher has an account with this address, the class is in their list now.'
		};
	},
	role: async (event) => {
		const form = await forms.read(v.object({ user: v.string(), role }), event.request);
		if ('errors' in form) return forms.refuse(400, { form: 'Choose a role from the list.' });
		const { store, now } = event.locals;
		await staff.setRole(store.db, { ...by(event), ...form.output }, now);
		return { done: 'The role is changed.' };
	},
	remove: async (event) => {
		const form = await forms.read(someone, event.request);
		if ('errors' in form) return forms.refuse(400, form.errors);
		const { store, now } = event.locals;
		await staff.remove(store.db, { ...by(event), user: form.output.user }, now);
		return { done: 'They see the class no more.' };
	},
	give: async (event) => {
		const form = await forms.read(someone, event.request);
		if ('errors' in form) return forms.refuse(400, form.errors);
		const { store, now } = event.locals;
		const given = await staff.handOver(store.db, { ...by(event), to: form.output.user }, now);
		if (!given) {
			return forms.refuse(409, {
				form: 'A class is handed over to one of its co-teachers. Nothing was changed.'
			});
		}
		redirect(303, resolve('/(site)/classes/[class]/settings', { class: event.params.class }));
	}
};
