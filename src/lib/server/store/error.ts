import type { Fault } from './job.ts';

/**
 * Why the store did not do something. `conflict`: what is there already forbids it (a key that is
 * taken, a row that is missing). `unavailable`: disk full, busy, read-only, unreachable; the same
 * request may succeed later. `fault`: the program asked wrongly.
 */
export type StoreTrouble = 'conflict' | 'unavailable' | 'fault';

export class StoreError extends Error {
	readonly trouble: StoreTrouble;

	constructor(trouble: StoreTrouble, message: string) {
		super(message);
		this.trouble = trouble;
	}

	/** Primary result codes: https://sqlite.org/rescode.html */
	static ofSqlite({ message, errcode }: Fault): StoreError {
		return new StoreError(sqliteTroubles[errcode & 0xff] ?? 'fault', message);
	}

	/** SQLSTATE classes: PostgreSQL's appendix A. No code: the server could not be reached. */
	static ofPostgres({ message, code = '' }: { message: string; code?: string }): StoreError {
		const trouble = postgresTroubles.find(([start]) => code.startsWith(start))?.[1];
		return new StoreError(
			trouble ?? (/^[0-9A-Z]{5}$/.test(code) ? 'fault' : 'unavailable'),
			message
		);
	}
}

const sqliteTroubles: Readonly<Record<number, StoreTrouble>> = {
	4: 'unavailable', // rolled back
	5: 'unavailable', // busy
	6: 'unavailable', // locked
	8: 'unavailable', // read-only
	10: 'unavailable', // input or output
	11: 'unavailable', // corrupt
	13: 'unavailable', // full
	14: 'unavailable', // cannot open
	19: 'conflict'
};

const postgresTroubles: readonly (readonly [string, StoreTrouble])[] = [
	['23', 'conflict'],
	['08', 'unavailable'],
	['25006', 'unavailable'],
	['25P03', 'unavailable'],
	['40', 'unavailable'],
	['53', 'unavailable'],
	['55P03', 'unavailable'],
	['57', 'unavailable'],
	['58', 'unavailable']
];
