import { fulfil, wishOf } from '#lib/ui/site/filter.ts';
import { shelf } from '../../shelf.ts';

export async function load({ url, locals }) {
	const open = await shelf(locals);
	const wish = wishOf(url.searchParams);
	const topics = [...new Set(open.flatMap(({ topic }) => topic ?? []))].sort();
	return { wish, topics, modules: fulfil(open, wish), all: open.length };
}
