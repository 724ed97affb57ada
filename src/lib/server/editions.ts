import type { Figure } from '../content/figure.ts';
import * as modules from './modules.ts';
import * as revisions from './revisions.ts';
import type { Db } from './store/open.ts';

/** The revision that is asked today; undefined where there is no case of that name. */
export async function current(id: string): Promise<revisions.Revision | undefined> {
	const module = await modules.find(id);
	const key = module && (await modules.findKey(id, module.revision));
	return key && { module, key };
}

/** A revision that is asked today, or was kept; undefined where it is unknown. */
export async function find(
	db: Db,
	id: string,
	revision: string
): Promise<revisions.Revision | undefined> {
	const [module, key] = await Promise.all([modules.find(id), modules.findKey(id, revision)]);
	return module && key ? { module, key } : revisions.read(db, id, revision);
}

/** A picture of a passage in such a revision. */
export async function findFigure(
	db: Db,
	id: string,
	revision: string,
	file: string
): Promise<Figure | undefined> {
	const figures = await modules.findFigures(id, revision);
	if (!figures) return revisions.figure(db, id, revision, file);
	return Object.hasOwn(figures, file) ? figures[file] : undefined;
}

/**
 * Keeps the revision that is asked today, so that a later edit changes nothing for who works at it.
 * @returns false: it is another by now, and nothing was kept
 */
export async function pin(db: Db, id: string, revision: string, now: Date): Promise<boolean> {
	const [module, key, figures] = await Promise.all([
		modules.find(id),
		modules.findKey(id, revision),
		modules.findFigures(id, revision)
	]);
	if (!module || !key || !figures || module.revision !== revision) return false;
	await revisions.keep(db, { module, key, figures }, now);
	return true;
}
