import { error, json } from '@sveltejs/kit';
import * as takeout from '#lib/server/takeout.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = async ({ locals: { person, store, now } }) => {
	if (!person) error(401);
	return json(await takeout.of(store.db, person.id, now), {
		headers: {
			'cache-control': 'private, no-store',
			'content-disposition': `attachment; filename="grounds-${now.toISOString().slice(0, 10)}.json"`
		}
	});
};
