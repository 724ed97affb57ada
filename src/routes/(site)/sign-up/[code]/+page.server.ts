import { redirect } from '@sveltejs/kit';
import { resolve } from '$app/paths';
import * as forms from '#lib/server/forms.ts';
import * as invitations from '#lib/server/invitations.ts';
import { passwordTrouble } from '#lib/server/passwordrules.ts';
import * as sessions from '#lib/server/sessions.ts';
import type { Actions, PageServerLoad } from './$types';

const off = 'New accounts are not made here at present. Your invitation is kept; ask who sent it.';
const many =
	'This invitation was tried with too many addresses. It is kept: try again tomorrow, or ask who sent it.';
const gone = 'This invitation has been used, or its time is over. Ask who sent it for a new one.';

export const load: PageServerLoad = async ({ locals, params }) => {
	const { store, now } = locals;
	const isOff = (await invitations.policy(store.db)) === 'off';
	const invitation = await invitations.find(store.db, params.code, now);
	return { isOff, invitation: invitation && { email: invitation.email ?? '' } };
};

export const actions = {
	default: async (event) => {
		const { store, now } = event.locals;
		if ((await invitations.policy(store.db)) === 'off') return forms.refuse(403, { form: off }, {});
		const form = await forms.read(forms.newAccount, event.request);
		if ('errors' in form) return forms.refuse(400, form.errors, form.typed);
		const { output, typed } = form;
		const trouble = passwordTrouble(output.password, output);
		if (trouble) return forms.refuse(400, { password: trouble }, typed);
		if (!(await invitations.find(store.db, event.params.code, now)))
			return forms.refuse(409, { form: gone }, form.typed);
		const id = await invitations.accept(store.db, event.params.code, output, now);
		if (id === 'used') return forms.refuse(409, { form: gone }, form.typed);
		if (id === 'wait') return forms.refuse(429, { form: many }, typed);
		if (id === 'taken') {
			const taken = 'This address has an account here. Sign in with it, or use another address.';
			return forms.refuse(400, { email: taken }, typed);
		}
		await sessions.signIn(event, id);
		redirect(303, resolve('/classes'));
	}
} satisfies Actions;
