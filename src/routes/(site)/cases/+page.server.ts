import { list } from '#lib/server/modules.ts';
import { fulfil, wishOf } from '#lib/ui/site/filter.ts';

export function load({ url }) {
	const shelf = list();
	const wish = wishOf(url.searchParams);
	const topics = [...new Set(shelf.flatMap(({ topic }) => topic ?? []))].sort();
	return { wish, topics, modules: fulfil(shelf, wish), all: shelf.length };
}
