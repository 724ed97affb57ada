import { redirect } from '@sveltejs/kit';
import { resolve } from '$app/paths';
import * as forms from '#lib/server/forms.ts';
import * as emailchange from '#lib/server/emailchange.ts';
import type { Actions, PageServerLoad } from './$types';

const gone =
	'This link has been used, its day is over, or another account has the address by now. Yours is as it was.';

export const load: PageServerLoad = async ({ locals: { person, store, now }, params }) => {
	const email = await emailchange.waiting(store.db, params.token, person?.id ?? '', now);
	return { email };
};

export const actions = {
	default: async ({ locals: { person, store, now }, params }) => {
		const done = await emailchange.complete(store.db, params.token, person?.id ?? '', now);
		if (!done) return forms.refuse(409, { form: gone });
		redirect(303, resolve('/account'));
	}
} satisfies Actions;
