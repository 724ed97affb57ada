import { list } from '#lib/server/modules.ts';

/** The lesson that assumes nothing, or else the first on the shelf. */
const firstLesson = 'first-steps';

export function load() {
	const modules = list();
	return { modules, start: modules.find(({ id }) => id === firstLesson) ?? modules[0] };
}
