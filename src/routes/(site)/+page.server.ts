import { shelf } from '../shelf.ts';

/** The lesson that assumes nothing, or else the first on the shelf. */
const firstLesson = 'first-steps';

export async function load({ locals }) {
	const modules = await shelf(locals);
	return { modules, start: modules.find(({ id }) => id === firstLesson) ?? modules[0] };
}
