import { resolve } from '$app/paths';
import { grouped, lets } from '#lib/server/codes.ts';
import type { ClassRow } from '#lib/server/store/tables.ts';

/** How students come into a class; the link is of the public address that the server was given. */
export function invitationOf(row: ClassRow, origin: string, now: Date) {
	const code = row.join_code;
	if (code === null) return null;
	return {
		code: grouped(code),
		link: origin + resolve('/(site)/join/[code]', { code }),
		/** null: closed, or over. */
		until: lets(row, code, now) ? row.join_expires_at : null
	};
}
