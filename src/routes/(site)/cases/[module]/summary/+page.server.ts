import { error } from '@sveltejs/kit';
import * as modules from '#lib/server/modules.ts';
import { shelf } from '../../../../shelf.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ params, locals }) => {
	const module = modules.list().find(({ id }) => id === params.module);
	if (!module) error(404, `There is no case named “${params.module}”.`);
	return { module, shelf: await shelf(locals) };
};
