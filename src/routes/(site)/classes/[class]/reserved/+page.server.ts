import { redirect } from '@sveltejs/kit';
import { resolve } from '$app/paths';
import { may } from '#lib/server/access.ts';
import * as modules from '#lib/server/modules.ts';
import * as reservations from '#lib/server/reservations.ts';

/** The cases that this class keeps off the open shelf. */
export async function load({ locals, params }) {
	const membership = locals.membership!;
	const held = await reservations.list(locals.store.db, params.class);
	const titles = new Map(modules.list().map(({ id, title }) => [id, title]));
	return {
		room: membership.class,
		changes: may(membership, 'teach'),
		held: held.map((one) => ({ ...one, title: titles.get(one.module) ?? one.module })),
		free: modules
			.list()
			.filter(({ id }) => !held.some(({ module }) => module === id))
			.map(({ id, title }) => ({ id, title }))
	};
}

type Asked = { locals: App.Locals; params: { readonly class: string }; request: Request };

async function change({ locals, params, request }: Asked, verb: typeof reservations.reserve) {
	const module = (await request.formData()).get('module');
	const asked = { class: params.class, by: locals.person!.id };
	if (modules.list().some(({ id }) => id === module) || verb === reservations.release) {
		await verb(locals.store.db, { ...asked, module: String(module) }, locals.now);
	}
	redirect(303, resolve('/(site)/classes/[class]/reserved', { class: params.class }));
}

export const actions = {
	reserve: (event) => change(event, reservations.reserve),
	release: (event) => change(event, reservations.release)
};
