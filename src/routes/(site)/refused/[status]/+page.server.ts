import { error } from '@sveltejs/kit';
import { refusals } from '#lib/server/access.ts';
import type { PageServerLoad } from './$types';

/** What a page says to whom it is refused (`hooks.server.ts` answers with this page). */
export const load: PageServerLoad = ({ params }) => {
	const refusal = Object.values(refusals).find(({ status }) => String(status) === params.status);
	error(refusal?.status ?? 404, refusal?.message ?? refusals.unknown.message);
};
