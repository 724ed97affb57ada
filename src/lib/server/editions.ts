import * as modules from './modules.ts';
import * as revisions from './revisions.ts';
import type { Db } from './store/open.ts';

/** A revision that is asked today, or was kept; undefined where it is unknown. */
export async function find(
	db: Db,
	id: string,
	revision: string
): Promise<revisions.Revision | undefined> {
	const [module, key] = await Promise.all([modules.find(id), modules.findKey(id, revision)]);
	return module && key ? { module, key } : revisions.read(db, id, revision);
}
