import { redirect } from '@sveltejs/kit';
import { resolve } from '$app/paths';
import * as forms from '#lib/server/forms.ts';
import * as guesses from '#lib/server/guesses.ts';
import * as invitations from '#lib/server/invitations.ts';
import { passwordTrouble } from '#lib/server/passwordrules.ts';
import * as people from '#lib/server/people.ts';
import type { Actions, PageServerLoad } from './$types';

/** A staff room may sign up together, from one address. */
const bound = { most: 60, within: 60 * 60 * 1000 };

const closed = 'Nobody can make an account here without an invitation. Nothing was stored.';

export const load: PageServerLoad = async ({ locals }) => ({
	policy: await invitations.policy(locals.store.db)
});

export const actions = {
	/** Whether the address was free is not said: `/sign-in` tells both in the same words. */
	default: async ({ locals, request, setHeaders }) => {
		const { store, now, address } = locals;
		if ((await invitations.policy(store.db)) !== 'on') return forms.refuse(403, { form: closed });
		const form = await forms.read(forms.newAccount, request);
		if ('errors' in form) return forms.refuse(400, form.errors, form.typed);
		const { output, typed } = form;
		const trouble = passwordTrouble(output.password, output);
		if (trouble) return forms.refuse(400, { password: trouble }, typed);
		const key = `sign-up ${guesses.networkOf(address)}`;
		if (!(await guesses.allow(store.db, key, bound, now))) {
			const many = 'Too many accounts were made from here. Wait an hour, then go on.';
			setHeaders({ 'retry-after': String(bound.within / 1000) });
			return forms.refuse(429, { form: many }, typed);
		}
		await people.create(store.db, { ...output, role: 'instructor' }, now);
		redirect(303, `${resolve('/sign-in')}?from=sign-up`);
	}
} satisfies Actions;
