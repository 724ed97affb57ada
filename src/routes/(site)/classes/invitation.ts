import { resolve } from '$app/paths';
import { grouped, lets } from '#lib/server/codes.ts';
import type { ClassRow } from '#lib/server/store/tables.ts';

/** How students come into a class; the link is of the public address that the server was given. */
export function invitationOf(row: ClassRow, page: URL, now: Date) {
	const code = row.join_code;
	if (code === null) return null;
	return {
		code: grouped(code),
		// While a page is rendered addresses are relative to it.
		link: new URL(resolve('/(site)/join/[code]', { code }), page).href,
		/** null: closed, or over. */
		until: lets(row, code, now) ? row.join_expires_at : null
	};
}
