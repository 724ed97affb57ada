import { findKey } from '#lib/server/modules.ts';
import * as reservations from '#lib/server/reservations.ts';
import { kept, missing, mayEnd, noSuchRevision, refused } from '../replies.ts';

/** Open practice only: it has to work offline. Graded work must not be given this. */
export async function GET({ params, locals }) {
	const key = await findKey(params.id, params.revision);
	if (!key) return missing(noSuchRevision);
	if (await reservations.closes(locals.store.db, params.id, locals.person)) {
		return refused(reservations.reserved);
	}
	return kept(JSON.stringify(key), 'application/json', mayEnd);
}
