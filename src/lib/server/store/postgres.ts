import { PostgresDialect, type DatabaseConnection, type Dialect, type PostgresPool } from 'kysely';
import type { PoolClient, QueryConfig, QueryResult, types } from 'pg';
import { StoreError } from './error.ts';
import { planName } from './prepared.ts';

/** PostgreSQL for kysely. Loaded when it is asked for: a school with a file does without. */
export function postgresDialect(url: string): Dialect {
	return new PostgresDialect({
		pool: () => poolOf(url),
		// For kysely this is the place that sees every connection once, and so every error.
		onCreateConnection: (connection: DatabaseConnection) => {
			const ask = connection.executeQuery.bind(connection);
			connection.executeQuery = (...query) => told(ask(...query));
			return Promise.resolve();
		}
	});
}

async function poolOf(url: string): Promise<PostgresPool> {
	const { default: pg } = await import('pg');
	const pool = new pg.Pool({
		connectionString: url,
		// Each answer holds one until it is on the disk: a slow one must leave some to those who read.
		max: 20,
		// To make one takes longer than an answer may.
		idleTimeoutMillis: 60_000,
		connectionTimeoutMillis: 5000,
		keepAlive: true,
		keepAliveInitialDelayMillis: 10_000,
		lock_timeout: 5000,
		idle_in_transaction_session_timeout: 5000,
		types: { getTypeParser: numbersBy(pg.types) }
	});
	// A connection that breaks is replaced, and who uses it is told by his query; without these two
	// the program would end.
	pool.on('error', () => undefined);
	pool.on('connect', (client) => {
		client.on('error', () => undefined);
		keepPlans(client);
	});
	return {
		connect: () => told(pool.connect()),
		end: () => pool.end(),
		options: pool.options
	} as PostgresPool;
}

/** What is asked often is planned once for each connection. */
function keepPlans(client: PoolClient): void {
	const ask = client.query.bind(client) as (query: QueryConfig) => Promise<QueryResult>;
	const askByName = (text: string, values: unknown[]) => {
		const name = planName(text);
		return ask(name === undefined ? { text, values } : { name, text, values });
	};
	Object.assign(client, { query: askByName });
}

/** @throws StoreError */
function told<T>(answer: Promise<T>): Promise<T> {
	return answer.catch((error: Error) => {
		throw error instanceof TypeError ? error : StoreError.ofPostgres(error);
	});
}

/** Counts and sums fit a number, and are numbers with SQLite. */
function numbersBy(own: typeof types): typeof types.getTypeParser {
	const numbers: readonly number[] = [own.builtins.INT8, own.builtins.NUMERIC];
	const parserOf = (type: number, format?: 'text') =>
		numbers.includes(type) ? Number : own.getTypeParser(type, format);
	return parserOf as typeof types.getTypeParser;
}
