import { list } from '#lib/server/modules.ts';

export function load() {
	return { modules: list() };
}
