import { DatabaseSync, type SQLInputValue, type StatementSync } from 'node:sqlite';
import type { Rows, Statement } from './job.ts';

/** A connection to a SQLite file that keeps its statements prepared. */
export class SqliteFile {
	readonly #db: DatabaseSync;
	readonly #prepared = new Map<string, StatementSync>();

	/**
	 * Acknowledged is durable: WAL with `synchronous=FULL`, said outright as builds differ in it.
	 * @param path of the file, made where there is none unless it is opened to read
	 */
	constructor(path: string, use: 'read' | 'write') {
		this.#db = new DatabaseSync(path, { readOnly: use === 'read', timeout: 5000 });
		if (use === 'write') this.#db.exec('PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL;');
		this.#db.exec('PRAGMA foreign_keys=ON;');
	}

	run({ sql, values }: Statement): Rows {
		const statement = this.#prepare(sql);
		if (statement.columns().length === 0) {
			const { changes } = statement.run(...(values as SQLInputValue[]));
			return { rows: [], changes: Number(changes) };
		}
		const rows = statement.all(...(values as SQLInputValue[]));
		return { rows, changes: rows.length };
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

	#prepare(sql: string): StatementSync {
		const known = this.#prepared.get(sql);
		if (known) return known;
		const statement = this.#db.prepare(sql);
		// Queries are written in code and few; lists of varying length make more of them.
		if (this.#prepared.size >= 500) this.#prepared.clear();
		this.#prepared.set(sql, statement);
		return statement;
	}
}
