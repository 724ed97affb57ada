import { redirect } from '@sveltejs/kit';
import * as v from 'valibot';
import { resolve } from '$app/paths';
import * as forms from '#lib/server/forms.ts';
import * as guesses from '#lib/server/guesses.ts';
import { passwordTrouble } from '#lib/server/passwordrules.ts';
import * as sessions from '#lib/server/sessions.ts';
import * as setup from '#lib/server/setup.ts';
import type { Actions, PageServerLoad } from './$types';

const schema = v.object({ code: forms.code, ...forms.newAccount.entries });
const bound = { most: 20, within: 10 * 60 * 1000 };

export const load: PageServerLoad = async ({ locals }) => ({
	done: await setup.isDone(locals.store.db)
});

export const actions = {
	default: async (event) => {
		const { store, now, address } = event.locals;
		const form = await forms.read(schema, event.request);
		if ('errors' in form) return forms.refuse(400, form.errors, form.typed);
		const { output, typed } = form;
		const trouble = passwordTrouble(output.password, output);
		if (trouble) return forms.refuse(400, { password: trouble }, typed);
		const key = `setup ${guesses.networkOf(address)}`;
		if (!(await guesses.allow(store.db, key, bound, now))) {
			return forms.refuse(
				429,
				{ code: 'Too many codes were tried from here. Wait ten minutes, then go on.' },
				typed
			);
		}
		const id = await setup.complete(store.db, output.code, output, now);
		if (!id) {
			const code =
				'This is not the code of the last start. Look for it where the server was started.';
			return forms.refuse(400, { code }, typed);
		}
		await sessions.signIn(event, id);
		redirect(303, resolve('/(site)/admin'));
	}
} satisfies Actions;
