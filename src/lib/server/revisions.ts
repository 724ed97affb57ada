import type { Module, ModuleKey } from '../content/module.ts';
import type { Db } from './store/open.ts';

/** A case as it was when it was assigned, with its key. */
export type Revision = { readonly module: Module; readonly key: ModuleKey };

/** Revisions never change, so what was read once is kept; a school has few in use at a time. */
const kept = new Map<string, Revision>();
const most = 50;

/** Keeps a revision for as long as there are attempts at it. The same one again changes nothing. */
export async function keep(db: Db, module: Module, key: ModuleKey, now: Date): Promise<void> {
	await db
		.insertInto('revision')
		.values({
			module: module.id,
			revision: module.revision,
			content: JSON.stringify(module),
			key: JSON.stringify(key),
			created_at: now.toISOString()
		})
		.onConflict((same) => same.doNothing())
		.execute();
}

/**
 * The revision that an assignment or attempt is pinned to.
 * @throws Error where it was never kept: the store forbids that, so it is a fault of ours
 */
export async function find(db: Db, module: string, revision: string): Promise<Revision> {
	const found = await read(db, module, revision);
	if (!found) throw new Error(`No revision ${revision} of ${module} was kept.`);
	return found;
}

/** One that was kept; undefined where it is unknown. */
export async function read(
	db: Db,
	module: string,
	revision: string
): Promise<Revision | undefined> {
	const name = `${module} ${revision}`;
	const known = kept.get(name);
	if (known) return known;
	const row = await db
		.selectFrom('revision')
		.select(['content', 'key'])
		.where('module', '=', module)
		.where('revision', '=', revision)
		.executeTakeFirst();
	if (!row) return undefined;
	const found = { module: JSON.parse(row.content), key: JSON.parse(row.key) } as Revision;
	if (kept.size >= most) kept.delete(kept.keys().next().value ?? '');
	kept.set(name, found);
	return found;
}
