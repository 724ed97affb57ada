import type { Figure } from '../content/figure.ts';
import type { Module, ModuleKey } from '../content/module.ts';
import type { Db } from './store/open.ts';

/** A case as it was when it was assigned, with its key. */
export type Revision = { readonly module: Module; readonly key: ModuleKey };
/** By the names of their files. */
type Figures = Readonly<Record<string, Figure>>;

/** Revisions never change, so what was read once is kept; a school has few in use at a time. */
const kept = new Map<string, Revision>();
const most = 50;

/** Keeps a revision, with its pictures, for as long as there are attempts at it. Again changes nothing. */
export async function keep(
	db: Db,
	{ module, key, figures }: Revision & { readonly figures: Figures },
	now: Date
): Promise<void> {
	const name = { module: module.id, revision: module.revision };
	const [content, keys] = [JSON.stringify(module), JSON.stringify(key)];
	const pictures = Object.entries(figures).map(([file, figure]) => ({ ...name, file, ...figure }));
	await db.transaction().execute(async (all) => {
		await all
			.insertInto('revision')
			.values({ ...name, content, key: keys, created_at: now.toISOString() })
			.onConflict((same) => same.doNothing())
			.execute();
		if (pictures.length === 0) return;
		await all
			.insertInto('figure')
			.values(pictures)
			.onConflict((same) => same.doNothing())
			.execute();
	});
}

/** A picture of a revision that was kept. */
export const figure = (
	db: Db,
	module: string,
	revision: string,
	file: string
): Promise<Figure | undefined> =>
	db
		.selectFrom('figure')
		.select(['type', 'base64'])
		.where('module', '=', module)
		.where('revision', '=', revision)
		.where('file', '=', file)
		.executeTakeFirst();

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
