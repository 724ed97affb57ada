import { find } from '#lib/server/modules.ts';
import { kept, missing, noSuchRevision } from '../replies.ts';

export async function GET({ params }) {
	const module = await find(params.id);
	if (module?.revision !== params.revision) return missing(noSuchRevision);
	return kept(JSON.stringify(module), 'application/json');
}
