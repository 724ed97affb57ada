import { findKey } from '#lib/server/modules.ts';
import { kept, missing, noSuchRevision } from '../replies.ts';

/** Open practice only: it has to work offline. Graded work must not be given this. */
export async function GET({ params }) {
	const key = await findKey(params.id, params.revision);
	return key ? kept(JSON.stringify(key), 'application/json') : missing(noSuchRevision);
}
