import { redirect } from '@sveltejs/kit';
import * as v from 'valibot';
import { resolve } from '$app/paths';
import * as forms from '#lib/server/forms.ts';
import { passwordTrouble } from '#lib/server/passwordrules.ts';
import * as resets from '#lib/server/resets.ts';
import type { Actions, PageServerLoad } from './$types';

const schema = v.object({ password: forms.password });

const gone =
	'This link has been used, or its hour is over. Your password is as it was; ask for a new link.';

export const load: PageServerLoad = async ({ locals, params }) => {
	const owner = await resets.owner(locals.store.db, params.token, locals.now);
	return { email: owner?.email };
};

export const actions = {
	default: async ({ locals, params, request }) => {
		const { store, now } = locals;
		const form = await forms.read(schema, request);
		if ('errors' in form) return forms.refuse(400, form.errors);
		const owner = await resets.owner(store.db, params.token, now);
		if (!owner) return forms.refuse(409, { form: gone });
		const { password } = form.output;
		const trouble = passwordTrouble(password, owner);
		if (trouble) return forms.refuse(400, { password: trouble });
		const done = await resets.complete(store.db, { token: params.token, password }, now);
		if (!done) return forms.refuse(409, { form: gone });
		redirect(303, `${resolve('/sign-in')}?from=reset`);
	}
} satisfies Actions;
