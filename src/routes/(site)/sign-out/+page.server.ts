import { redirect } from '@sveltejs/kit';
import { resolve } from '$app/paths';
import * as sessions from '#lib/server/sessions.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals }) => {
	if (!locals.person) redirect(303, resolve('/'));
};

export const actions = {
	default: async (event) => {
		await sessions.signOut(event);
		redirect(303, resolve('/'));
	}
} satisfies Actions;
