import { redirect } from '@sveltejs/kit';
import { resolve } from '$app/paths';
import * as staff from '#lib/server/staff.ts';

export const load = ({ locals }) => {
	const { class: room, role } = locals.membership!;
	return { room, isOwner: role === 'teacher' };
};

export const actions = {
	leave: async ({ locals, params }) => {
		const me = locals.person!.id;
		await staff.remove(locals.store.db, { class: params.class, user: me, by: me }, locals.now);
		redirect(303, resolve('/classes'));
	}
};
