import { find } from '#lib/server/modules.ts';
import * as reservations from '#lib/server/reservations.ts';
import { kept, missing, mayEnd, noSuchRevision, refused } from '../replies.ts';

export async function GET({ params, locals }) {
	const module = await find(params.id);
	if (module?.revision !== params.revision) return missing(noSuchRevision);
	if (await reservations.closes(locals.store.db, params.id, locals.person)) {
		return refused(reservations.reserved);
	}
	return kept(JSON.stringify(module), 'application/json', mayEnd);
}
