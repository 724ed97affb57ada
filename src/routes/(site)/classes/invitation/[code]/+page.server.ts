import { redirect } from '@sveltejs/kit';
import { resolve } from '$app/paths';
import * as forms from '#lib/server/forms.ts';
import * as staff from '#lib/server/staff.ts';
import * as staffinvitations from '#lib/server/staffinvitations.ts';
import type { Actions, PageServerLoad } from './$types';

const troubles = {
	over: 'This invitation was taken or withdrawn meanwhile, or its time is over. Nothing was changed.',
	there: 'You teach in this class already. The link is kept for whom it was meant.'
} as const;

/** An invitation to help in a class, for whoever has the link and teaches. */
export const load: PageServerLoad = async ({ locals, params }) => {
	const { store, now, person } = locals;
	const found = await staffinvitations.find(store.db, params.code, now);
	if (!found) return { invitation: undefined };
	const isThere = await staff.teaches(store.db, found.id, person!.id);
	return { invitation: { ...found, isThere } };
};

export const actions = {
	default: async ({ locals, params }) => {
		const { store, now, person } = locals;
		const got = await staffinvitations.accept(store.db, params.code, person!, now);
		if (typeof got === 'string') return forms.refuse(409, { form: troubles[got] });
		redirect(303, resolve('/(site)/classes/[class]', got));
	}
} satisfies Actions;
