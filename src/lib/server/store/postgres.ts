import { PostgresDialect, type Dialect } from 'kysely';
import pg from 'pg';

/** PostgreSQL for kysely. Counts fit a number, so 64-bit integers come back as numbers. */
export function postgresDialect(url: string): Dialect {
	const pool = new pg.Pool({
		connectionString: url,
		max: 10,
		connectionTimeoutMillis: 5000,
		types: { getTypeParser: parserOf }
	});
	// A connection that breaks while nobody uses it is replaced; without this the program would end.
	pool.on('error', () => undefined);
	return new PostgresDialect({ pool });
}

const parserOf: typeof pg.types.getTypeParser = ((type: number, format?: 'text') =>
	type === pg.types.builtins.INT8
		? Number
		: pg.types.getTypeParser(type, format)) as typeof pg.types.getTypeParser;
