import type { Compilable, CompiledQuery } from 'kysely';
import type { Db } from './open.ts';

/**
 * A query that is asked so often that building it anew costs more than asking it: it is built the
 * first time and kept, with PostgreSQL also its plan. What is asked goes in as it stands, so `build`
 * must pass every value on to the query and look at none.
 * @param build writes the query, as everywhere; `asked` holds a stand-in for each value
 * @returns what asks it, and gives its rows
 */
export function prepared<Asked extends Values, Row>(
	build: (db: Db, asked: Asked) => Compilable<Row>
): (db: Db, asked: Asked) => Promise<Row[]> {
	/** For each engine, and for each transaction, which has a `Db` of its own. */
	const built = new WeakMap<Db, CompiledQuery<Row>>();
	return async (db, asked) => {
		const query = built.get(db) ?? build(db, standIns as Asked).compile();
		if (!built.has(db)) {
			built.set(db, query);
			if (!names.has(query.sql)) names.set(query.sql, `q${names.size}`);
		}
		const parameters = query.parameters.map((value) =>
			value instanceof StandIn ? asked[value.name] : value
		);
		const { rows } = await db.executeQuery<Row>({ ...query, parameters });
		return rows;
	};
}

type Values = Readonly<Record<string, string | number | null>>;

/** Where a value goes, by its name in what is asked. */
class StandIn {
	readonly name: string;

	constructor(name: string) {
		this.name = name;
	}
}

const standIns = new Proxy<Values>({}, { get: (_, name) => new StandIn(String(name)) });

const names = new Map<string, string>();

/** The name under which a server keeps the plan of a query; undefined: it shall not. */
export const planName = (sql: string): string | undefined => names.get(sql);
