import { error } from '@sveltejs/kit';
import * as modules from '#lib/server/modules.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = ({ params }) => {
	const shelf = modules.list();
	const module = shelf.find(({ id }) => id === params.module);
	if (!module) error(404, `There is no case named “${params.module}”.`);
	return { module, shelf };
};
