import { error } from '@sveltejs/kit';
import * as modules from '#lib/server/modules.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ params }) => {
	const module = await modules.find(params.module);
	if (!module) error(404, `There is no case named “${params.module}”.`);
	return { module };
};
