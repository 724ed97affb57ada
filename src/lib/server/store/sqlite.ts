import {
	type CompiledQuery,
	type DatabaseConnection,
	type Dialect,
	type Driver,
	type QueryResult,
	SqliteAdapter,
	SqliteIntrospector,
	SqliteQueryCompiler
} from 'kysely';
import { StoreError } from './error.ts';
import { faultOf, type Rows, type Statement } from './job.ts';
import { SqliteFile } from './sqlitefile.ts';
import { Writing } from './writing.ts';

/**
 * SQLite for kysely: queries run on this thread's own connection, which cannot write; everything
 * else goes to the one writer (`writer.ts`).
 */
export function sqliteDialect(path: string): Dialect {
	return {
		createAdapter: () => new Adapter(),
		createDriver: () => new SqliteDriver(path),
		createIntrospector: (db) => new SqliteIntrospector(db),
		createQueryCompiler: () => new SqliteQueryCompiler()
	};
}

class Adapter extends SqliteAdapter {
	// Kysely would let one query in at a time, and the writer would have nothing to group.
	override get supportsMultipleConnections(): boolean {
		return true;
	}

	// Nor does kysely know of this driver that SQLite rolls back DDL well.
	override get supportsTransactionalDdl(): boolean {
		return true;
	}
}

class SqliteDriver implements Driver {
	readonly #path: string;
	#writing: Writing | undefined;
	#reading: SqliteFile | undefined;

	constructor(path: string) {
		this.#path = path;
	}

	async init(): Promise<void> {
		const writing = new Writing(this.#path);
		// Makes the file, which a reader could not.
		await writing.send({ kind: 'statement', statement: { sql: 'select 1', values: [] } });
		this.#reading = new SqliteFile(this.#path, 'read');
		this.#writing = writing;
	}

	acquireConnection(): Promise<DatabaseConnection> {
		if (!this.#reading || !this.#writing) throw new Error('The database is closed.');
		return Promise.resolve(new Connection(this.#reading, this.#writing));
	}

	beginTransaction = (connection: DatabaseConnection) => (connection as Connection).begin();
	commitTransaction = (connection: DatabaseConnection) => (connection as Connection).end('commit');
	rollbackTransaction = (connection: DatabaseConnection) =>
		(connection as Connection).end('rollback');
	releaseConnection = () => Promise.resolve();

	async destroy(): Promise<void> {
		// The writer last: who closes last folds the log into the file, and a reader cannot.
		this.#reading?.close();
		await this.#writing?.stop();
		this.#writing = this.#reading = undefined;
	}
}

class Connection implements DatabaseConnection {
	readonly #reading: SqliteFile;
	readonly #writing: Writing;
	#transaction: number | undefined;

	constructor(reading: SqliteFile, writing: Writing) {
		this.#reading = reading;
		this.#writing = writing;
	}

	async executeQuery<Row>(query: CompiledQuery): Promise<QueryResult<Row>> {
		const statement = { sql: query.sql, values: query.parameters } as Statement;
		const { rows, changes } = await this.#run(statement, query.query.kind);
		return { rows: rows as unknown as Row[], numAffectedRows: BigInt(changes) };
	}

	async #run(statement: Statement, kind: string): Promise<Rows> {
		const transaction = this.#transaction;
		if (transaction !== undefined) {
			return this.#writing.send({ kind: 'statement', statement, transaction });
		}
		if (kind !== 'SelectQueryNode') return this.#writing.send({ kind: 'statement', statement });
		try {
			return this.#reading.run(statement);
		} catch (error) {
			throw StoreError.ofSqlite(faultOf(error));
		}
	}

	// eslint-disable-next-line require-yield
	async *streamQuery(): AsyncGenerator<never> {
		throw new Error('Results are small here: read them whole.');
	}

	async begin(): Promise<void> {
		this.#transaction = await this.#writing.begin();
	}

	async end(kind: 'commit' | 'rollback'): Promise<void> {
		const transaction = this.#transaction;
		this.#transaction = undefined;
		if (transaction !== undefined) await this.#writing.send({ kind, transaction });
	}
}
