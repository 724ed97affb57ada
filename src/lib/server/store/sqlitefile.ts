import {
	DatabaseSync,
	type SQLInputValue,
	type SQLOutputValue,
	type StatementSync
} from 'node:sqlite';
import type { Rows, Statement } from './job.ts';

type Prepared = { readonly statement: StatementSync; readonly columns: readonly string[] };

/** A connection to a SQLite file that keeps its statements prepared. */
export class SqliteFile {
	readonly #db: DatabaseSync;
	readonly #prepared = new Map<string, Prepared>();

	/**
	 * Acknowledged is durable: WAL with `synchronous=FULL`, said outright as builds differ in it. The
	 * writer waits for another program that writes; the reader, on the thread of the pages, hardly.
	 * @param path of the file, made where there is none unless it is opened to read
	 */
	constructor(path: string, use: 'read' | 'write') {
		const readOnly = use === 'read';
		this.#db = new DatabaseSync(path, { readOnly, timeout: readOnly ? 200 : 2000 });
		if (!readOnly) {
			this.#becomeWal(Date.now() + 2000);
			this.#db.exec('PRAGMA synchronous=FULL; PRAGMA journal_size_limit=67108864;');
			// What was erased must not stay readable in pages that are free.
			this.#db.exec('PRAGMA secure_delete=ON;');
		}
		this.#db.exec('PRAGMA foreign_keys=ON;');
	}

	run({ sql, values }: Statement): Rows {
		const { statement, columns } = this.#prepare(sql);
		if (columns.length === 0) {
			const { changes } = statement.run(...(values as SQLInputValue[]));
			return { rows: [], changes: Number(changes) };
		}
		const found = statement.all(...(values as SQLInputValue[])) as unknown as SQLOutputValue[][];
		return { rows: found.map((row) => named(columns, row)), changes: found.length };
	}

	exec(sql: string): void {
		this.#db.exec(sql);
	}

	/** Some failures, a full disk among them, end the transaction by themselves. */
	get inTransaction(): boolean {
		return this.#db.isTransaction;
	}

	close(): void {
		this.#db.close();
	}

	/** The one thing that does not wait by itself while another program opens the file as well. */
	#becomeWal(deadline: number): void {
		try {
			this.#db.exec('PRAGMA journal_mode=WAL;');
		} catch (error) {
			if (Date.now() > deadline) throw error;
			Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 10);
			this.#becomeWal(deadline);
		}
	}

	#prepare(sql: string): Prepared {
		const known = this.#prepared.get(sql);
		if (known) return known;
		const statement = this.#db.prepare(sql);
		statement.setReturnArrays(true);
		const made = { statement, columns: statement.columns().map(({ name }) => name) };
		// Queries are written in code and few; lists of varying length make more of them.
		if (this.#prepared.size >= 500) this.#prepared.clear();
		this.#prepared.set(sql, made);
		return made;
	}
}

/** A plain object, as PostgreSQL's driver makes them; SQLite's own have no prototype. */
function named(columns: readonly string[], values: readonly SQLOutputValue[]) {
	const row: Record<string, unknown> = {};
	columns.forEach((column, at) => (row[column] = values[at]));
	return row;
}
