import type { SQLInputValue } from 'node:sqlite';

/** One statement with its values. */
export type Statement = { readonly sql: string; readonly values: readonly SQLInputValue[] };

/** What the writer is asked to do. Statements without a transaction are committed in groups. */
export type Job = { readonly id: number } & (
	| { readonly kind: 'statement'; readonly statement: Statement; readonly transaction?: number }
	| { readonly kind: 'begin' }
	| { readonly kind: 'commit' | 'rollback'; readonly transaction: number }
	| { readonly kind: 'close' }
);

export type Rows = {
	readonly rows: readonly Record<string, unknown>[];
	readonly changes: number;
};

/** An error as it crosses from one thread to another; `errcode` is SQLite's. */
export type Fault = { readonly message: string; readonly errcode: number };

export type Reply = { readonly id: number } & ({ readonly done: Rows } | { readonly fault: Fault });

export function faultOf(error: unknown): Fault {
	const { message, errcode = 0 } = error as { message: string; errcode?: number };
	return { message, errcode };
}
