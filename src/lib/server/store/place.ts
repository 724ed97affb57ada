import { resolve } from 'node:path';

/** Where a database is: a file of this computer, or a PostgreSQL server. */
export type Place =
	| { readonly engine: 'sqlite'; readonly path: string }
	| { readonly engine: 'postgres'; readonly url: string };

/** Where everything is kept unless DATABASE_URL says otherwise. */
export const defaultPath = 'data/grounds.db';

/** @param url `postgres://…`, or the path of a SQLite file, also as `sqlite:path` */
export function placeOf(url: string): Place {
	if (/^postgres(ql)?:/.test(url)) return { engine: 'postgres', url };
	return { engine: 'sqlite', path: resolve(url.replace(/^sqlite:(\/\/)?/, '')) };
}
