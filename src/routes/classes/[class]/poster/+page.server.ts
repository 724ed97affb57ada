import { error } from '@sveltejs/kit';
import { may, refusals } from '#lib/server/access.ts';
import * as classes from '#lib/server/classes.ts';
import * as qr from '#lib/server/qr.ts';
import { invitationOf } from '../../../(site)/classes/invitation.ts';

/** The code, the link and its drawing, for the projector. */
export async function load({ locals, params, url }) {
	const row = await classes.find(locals.store.db, params.class);
	if (!row) error(404, refusals.unknown.message);
	const invitation = invitationOf(row, url, locals.now);
	return {
		room: { id: row.id, name: row.name, zone: row.zone, archived: row.archived_at !== null },
		/** Whether the reader may open a code. */
		changes: may(locals.membership!, 'teach'),
		invitation,
		qr: invitation && qr.draw(invitation.link)
	};
}
