import { error } from '@sveltejs/kit';
import { find, findKey } from '#lib/server/modules.ts';

/** `?part=worksheet`, `?part=key`, or both. */
export async function load({ params, url }) {
	const module = await find(params.module);
	if (!module) error(404, 'There is no case of this name.');
	const asked = url.searchParams.get('part');
	const part = asked === 'worksheet' || asked === 'key' ? asked : 'both';
	// A worksheet is handed out: its page holds no answer, not even unseen.
	const key = part === 'worksheet' ? undefined : await findKey(module.id, module.revision);
	return { module, part, key };
}
