import { Worker } from 'node:worker_threads';
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
import type { Job, Reply, Rows, Statement } from './job.ts';
import { SqliteFile } from './sqlitefile.ts';

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
	// Kysely thinks otherwise of drivers that it does not know; SQLite rolls back DDL well.
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
		this.#writing = await Writing.start(this.#path);
		this.#reading = new SqliteFile(this.#path, 'read');
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
		await this.#writing?.stop();
		this.#reading?.close();
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
		if (this.#transaction !== undefined) {
			return this.#writing.send({ kind: 'statement', statement, transaction: this.#transaction });
		}
		if (kind !== 'SelectQueryNode') return this.#writing.send({ kind: 'statement', statement });
		try {
			return this.#reading.run(statement);
		} catch (error) {
			const { message, errcode = 0 } = error as { message: string; errcode?: number };
			throw StoreError.ofSqlite({ message, errcode });
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

type Sent = Job extends infer One ? (One extends Job ? Omit<One, 'id'> : never) : never;
type Waiting = {
	readonly resolve: (rows: Rows) => void;
	readonly reject: (error: Error) => void;
};

/** The other end of the writer's thread. */
class Writing {
	readonly #worker: Worker;
	readonly #waiting = new Map<number, Waiting>();
	#last = 0;

	static async start(path: string): Promise<Writing> {
		const file = new URL(import.meta.resolve('#lib/server/store/writer.ts'));
		const worker = new Worker(file, {
			workerData: { path },
			resourceLimits: { maxOldGenerationSizeMb: 64, maxYoungGenerationSizeMb: 8 }
		});
		await new Promise((ready, failed) => worker.once('message', ready).once('error', failed));
		worker.unref();
		return new Writing(worker);
	}

	private constructor(worker: Worker) {
		this.#worker = worker;
		worker.on('message', (replies: readonly Reply[]) => replies.forEach(this.#settle));
		worker.on('error', this.#failAll);
		worker.on('exit', () => this.#failAll(new Error('The writer has stopped.')));
	}

	send(job: Sent): Promise<Rows> {
		return this.#ask(job).done;
	}

	/** @returns the name under which the transaction's statements are sent */
	async begin(): Promise<number> {
		const { id, done } = this.#ask({ kind: 'begin' });
		await done;
		return id;
	}

	async stop(): Promise<void> {
		await this.#worker.terminate();
	}

	#ask(job: Sent): { id: number; done: Promise<Rows> } {
		const id = ++this.#last;
		const done = new Promise<Rows>((resolve, reject) => {
			this.#waiting.set(id, { resolve, reject });
		});
		// While someone waits for the disk the program does not end.
		this.#worker.ref();
		this.#worker.postMessage({ ...job, id });
		return { id, done };
	}

	#settle = (reply: Reply) => {
		const waiting = this.#waiting.get(reply.id);
		this.#waiting.delete(reply.id);
		if (this.#waiting.size === 0) this.#worker.unref();
		if ('done' in reply) waiting?.resolve(reply.done);
		else waiting?.reject(StoreError.ofSqlite(reply.fault));
	};

	#failAll = (error: Error) => {
		for (const { reject } of this.#waiting.values()) {
			reject(new StoreError('unavailable', error.message));
		}
		this.#waiting.clear();
	};
}
