import { findKey } from '#lib/server/modules.ts';
import { caseOf } from '../../../../shelf.ts';

/** `?part=worksheet`, `?part=key`, or both. */
export async function load({ params, url, locals }) {
	const module = await caseOf(params.module, locals);
	const asked = url.searchParams.get('part');
	const part = asked === 'worksheet' || asked === 'key' ? asked : 'both';
	// A worksheet is handed out: its page holds no answer, not even unseen.
	const key = part === 'worksheet' ? undefined : await findKey(module.id, module.revision);
	return { module, part, key };
}
