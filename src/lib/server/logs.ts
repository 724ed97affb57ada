import type { LessonEvent, LogEntry } from '../lesson/event.ts';
import { StoreError } from './store/error.ts';
import type { Db } from './store/open.ts';
import { prepared } from './store/prepared.ts';
import type { EventRow } from './store/tables.ts';

/** A line of a log as the server has it. */
export type StoredEntry = LogEntry & {
	/** When it was stored, by the server's clock; ISO 8601. */
	readonly serverAt: string;
	/** By which session it came. */
	readonly session: string | null;
};

export type Place = { readonly class: string; readonly attempt: string };

/** The log of an attempt, in order. */
export async function read(db: Db, place: Place, from = 0): Promise<StoredEntry[]> {
	const rows = await db
		.selectFrom('event')
		.selectAll()
		.where('class', '=', place.class)
		.where('attempt', '=', place.attempt)
		.where('seq', '>=', from)
		.orderBy('seq')
		.execute();
	return rows.map(ofRow);
}

/** What a browser is told of it. */
export const bare = ({ seq, id, at, event }: StoredEntry): LogEntry => ({ seq, id, at, event });

/** How many entries were stored after a moment. */
export async function countAfter(db: Db, place: Place, time: string): Promise<number> {
	const { count } = await db
		.selectFrom('event')
		.select(({ fn }) => fn.countAll<number>().as('count'))
		.where('class', '=', place.class)
		.where('attempt', '=', place.attempt)
		.where('server_at', '>', time)
		.executeTakeFirstOrThrow();
	return count;
}

/**
 * Stores entries, all of them or none; resolves when they are durable.
 * @returns false where another request was first: a place or a name of theirs is taken
 */
export async function write(
	db: Db,
	place: Place & { readonly session: string | null },
	entries: readonly LogEntry[],
	now: Date
): Promise<boolean> {
	const server_at = now.toISOString();
	const rows = entries.map(({ seq, id, at, event }) => ({
		...place,
		seq,
		client_id: id,
		body: JSON.stringify(event),
		client_at: clockTime(at),
		server_at
	}));
	try {
		const [only, ...more] = rows;
		// A lesson sends each step by itself, unless it could not for a while.
		if (only && more.length === 0) await insertOne(db, only);
		else await db.insertInto('event').values(rows).execute();
		return true;
	} catch (error) {
		if (error instanceof StoreError && error.trouble === 'conflict') return false;
		throw error;
	}
}

const insertOne = prepared((db, row: EventRow) =>
	db.insertInto('event').values({
		class: row.class,
		attempt: row.attempt,
		seq: row.seq,
		client_id: row.client_id,
		body: row.body,
		client_at: row.client_at,
		server_at: row.server_at,
		session: row.session
	})
);

const ofRow = (row: EventRow): StoredEntry => ({
	seq: row.seq,
	id: row.client_id,
	at: Date.parse(row.client_at),
	event: JSON.parse(row.body) as LessonEvent,
	serverAt: row.server_at,
	session: row.session
});

const lastTime = Date.parse('9999-12-31T23:59:59.999Z');

/** A device's clock may show anything. */
const clockTime = (at: number) =>
	new Date(Math.min(Math.max(Math.round(at), 0), lastTime)).toISOString();
