import { randomUUID } from 'node:crypto';
import { resolve } from '$app/paths';
import * as classes from '#lib/server/classes.ts';
import * as codes from '#lib/server/codes.ts';
import * as forms from '#lib/server/forms.ts';
import * as settings from '#lib/server/settings.ts';
import * as slips from '#lib/server/slips.ts';

export async function load({ locals, params, url }) {
	const membership = locals.membership!;
	const row = await classes.find(locals.store.db, params.class);
	return {
		room: { ...membership.class, archived: membership.archived },
		waiting: await slips.waiting(locals.store.db, params.class),
		most: slips.mostSlips,
		once: randomUUID(),
		code: row?.join_code ? codes.grouped(row.join_code) : null,
		address: new URL(resolve('/return'), url).href
	};
}

export const actions = {
	default: async ({ locals, params, request }) => {
		const form = await request.formData();
		const users = form.getAll('student').map(String);
		if (users.length === 0) {
			return forms.refuse(400, { form: 'Choose at least one student. Nothing was changed.' });
		}
		const { store, person, now } = locals;
		const secret = await settings.secret(store.db);
		const by = person!.id;
		const once = String(form.get('once'));
		const asked = { class: params.class, users, form: once, by };
		return { slips: await slips.make(store.db, secret, asked, now) };
	}
};
