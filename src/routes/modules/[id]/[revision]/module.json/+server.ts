import * as reservations from '#lib/server/reservations.ts';
import * as editions from '#lib/server/editions.ts';
import { kept, missing, mayEnd, noSuchRevision, refused } from '../replies.ts';

export async function GET({ params, locals }) {
	const { db } = locals.store;
	const found = await editions.find(db, params.id, params.revision);
	if (!found) return missing(noSuchRevision);
	if (await reservations.closes(db, params.id, locals.person)) {
		return refused(reservations.reserved);
	}
	return kept(JSON.stringify(found.module), 'application/json', mayEnd);
}
