import { error } from '@sveltejs/kit';
import { findKey } from '#lib/server/modules.ts';
import { caseOf } from '../../../shelf.ts';

/** One question at a time, large; `?key` shows its answer, which is not in the page before. */
export async function load({ params, url, locals }) {
	const module = await caseOf(params.module, locals);
	const asked = module.items
		.filter(({ use }) => use === 'practice')
		.filter((item) => item.kind === 'label' || item.kind === 'compare');
	const wanted = url.searchParams.get('item');
	const at = Math.max(
		0,
		asked.findIndex(({ id }) => id === wanted)
	);
	const item = asked[at];
	if (!item) error(404, 'This case has nothing for the projector.');
	const ids = item.kind === 'compare' ? [...new Set(item.sources)] : [item.sentence.split('/')[0]];
	const key = url.searchParams.has('key')
		? (await findKey(module.id, module.revision))?.keys[item.id]
		: undefined;
	return {
		module: { id: module.id, title: module.title, lang: module.lang, revision: module.revision },
		item,
		key,
		sources: module.sources.filter(({ id }) => ids.includes(id)),
		at,
		of: asked.length,
		previous: asked[at - 1]?.id,
		next: asked[at + 1]?.id
	};
}
