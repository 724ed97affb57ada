import { redirect } from '@sveltejs/kit';
import { resolve } from '$app/paths';
import * as classes from '#lib/server/classes.ts';

export const load = ({ locals }) => {
	const membership = locals.membership!;
	return { room: { ...membership.class, archived: membership.archived } };
};

type Asked = { locals: App.Locals; params: { readonly class: string } };

async function change({ locals, params }: Asked, verb: typeof classes.archive) {
	await verb(locals.store.db, { class: params.class, by: locals.person!.id }, locals.now);
	redirect(303, resolve('/(site)/classes/[class]', { class: params.class }));
}

export const actions = {
	archive: (event) => change(event, classes.archive),
	unarchive: (event) => change(event, classes.unarchive)
};
