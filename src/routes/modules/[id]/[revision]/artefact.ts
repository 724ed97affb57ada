import * as reservations from '#lib/server/reservations.ts';
import * as editions from '#lib/server/editions.ts';
import { kept, mayEnd, missing, noSuchRevision, refused } from './replies.ts';

type Asked = {
	readonly params: { readonly id: string; readonly revision: string };
	readonly locals: App.Locals;
};

/** One of the two artefacts of an edition, as JSON: 404 where it is unknown, 403 where its case is reserved. */
export async function artefact(part: 'module' | 'key', { params, locals }: Asked) {
	const { db } = locals.store;
	const found = await editions.find(db, params.id, params.revision);
	if (!found) return missing(noSuchRevision);
	if (await reservations.closes(db, params.id, locals.person)) {
		return refused(reservations.reserved);
	}
	return kept(JSON.stringify(found[part]), 'application/json', mayEnd);
}
