import { error } from '@sveltejs/kit';
import type { PublicItem, Source } from '#lib/content/module.ts';
import { find } from '#lib/server/modules.ts';

/** The case without its texts: those belong to the lesson. */
export async function load({ params }) {
	const module = await find(params.module);
	if (!module) error(404, 'There is no case of this name.');
	const { items, sources, claims: _, ...rest } = module;
	return {
		module: {
			...rest,
			sources: sources.map(listed),
			asked: {
				examples: items.filter(({ use }) => use !== 'practice').length,
				label: count(items, 'label'),
				compare: count(items, 'compare'),
				ladder: count(items, 'ladder'),
				chain: count(items, 'chain')
			}
		}
	};
}

/** A sentence and its twins are asked once. */
const count = (items: readonly PublicItem[], kind: PublicItem['kind']) =>
	items.filter(
		(item) =>
			item.kind === kind && item.use === 'practice' && !(item.kind === 'label' && item.twinOf)
	).length;

/** A passage under its title or, failing that, its headline. */
function listed({ blocks, speakers: _, ...source }: Source) {
	const headline = blocks.find(({ kind }) => kind === 'headline')?.sentences;
	const title = source.title ?? headline?.map(({ text }) => text).join(' ');
	return { ...source, ...(title !== undefined && { title }) };
}
