import { redirect } from '@sveltejs/kit';
import { resolve } from '$app/paths';
import * as classes from '#lib/server/classes.ts';
import * as forms from '#lib/server/forms.ts';
import { classFields } from '../classfields.ts';

export const load = () => ({ zones: classes.zones });

export const actions = {
	default: async ({ locals, request }) => {
		const form = await forms.read(classFields, request);
		if ('errors' in form) return forms.refuse(400, form.errors, form.typed);
		const by = locals.person!;
		const id = await classes.create(locals.store.db, { ...form.output, by }, locals.now);
		redirect(303, resolve('/(site)/classes/[class]', { class: id }));
	}
};
