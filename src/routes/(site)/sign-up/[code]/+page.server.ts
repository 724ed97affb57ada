import { error, redirect } from '@sveltejs/kit';
import { resolve } from '$app/paths';
import * as forms from '#lib/server/forms.ts';
import * as invitations from '#lib/server/invitations.ts';
import { passwordTrouble } from '#lib/server/passwordrules.ts';
import * as sessions from '#lib/server/sessions.ts';
import type { Actions, PageServerLoad } from './$types';

const gone = 'This invitation has been used, or its time is over. Ask for a new one.';

export const load: PageServerLoad = async ({ locals, params }) => {
	const { store, now } = locals;
	if ((await invitations.policy(store.db)) === 'off') {
		error(403, 'New accounts are not made here now. Your invitation is kept; ask who sent it.');
	}
	const invitation = await invitations.find(store.db, params.code, now);
	if (!invitation) error(404, gone);
	return { email: invitation.email };
};

export const actions = {
	default: async (event) => {
		const { store, now } = event.locals;
		if ((await invitations.policy(store.db)) === 'off')
			error(403, 'New accounts are not made now.');
		const form = await forms.read(forms.newAccount, event.request);
		if ('errors' in form) return forms.refuse(400, form.errors, form.typed);
		const { output, typed } = form;
		const trouble = passwordTrouble(output.password, output);
		if (trouble) return forms.refuse(400, { password: trouble }, typed);
		if (!(await invitations.find(store.db, event.params.code, now))) error(404, gone);
		const id = await invitations.accept(store.db, event.params.code, output, now);
		if (id === 'used') error(404, gone);
		if (id === 'taken') {
			const taken = 'This address has an account here. Sign in with it, or use another address.';
			return forms.refuse(400, { email: taken }, typed);
		}
		await sessions.signIn(event, id);
		redirect(303, resolve('/classes'));
	}
} satisfies Actions;
