import { parseEntries } from '../lesson/entry.ts';
import type { LogEntry } from '../lesson/event.ts';
import type { LessonPlan } from '../lesson/plan.ts';
import { replay } from '../lesson/replay.ts';
import type { Database } from './database.ts';

export type ReadLog = {
	readonly entries: readonly LogEntry[];
	/** What could not be read and was set aside. */
	readonly lost?: { readonly entries: number; readonly reason: string };
};

/**
 * Reads the log of an attempt. What cannot be read or replayed is moved aside, never thrown away:
 * the attempt goes on from the longest good part of its log.
 */
export async function read(
	db: Database,
	id: string,
	plan: LessonPlan,
	at: number
): Promise<ReadLog> {
	const stored = await db.getAll('events', ofAttempt(id));
	const parsed = parseEntries(stored.map(bare));
	const { next, refused } = replay(plan, parsed.entries);
	const entries = parsed.entries.slice(0, next);
	if (entries.length === stored.length) return { entries };
	const reason = refused?.reason ?? parsed.bad?.reason ?? 'unreadable';
	await setAside(db, id, stored.slice(entries.length), reason, at);
	return { entries, lost: { entries: stored.length - entries.length, reason } };
}

/** The log of an attempt as stored, in order, up to what cannot be read. */
export async function stored(db: Database, id: string): Promise<readonly LogEntry[]> {
	return parseEntries((await db.getAll('events', ofAttempt(id))).map(bare)).entries;
}

const bare = ({ attempt: _, ...entry }: { attempt: string; seq: number }) => entry;

/** All of an attempt's log, or what of it comes from a place on. */
export const ofAttempt = (id: string, from = -Infinity) =>
	IDBKeyRange.bound([id, from], [id, Infinity]);

async function setAside(
	db: Database,
	attempt: string,
	found: readonly { readonly attempt: string; readonly seq: number }[],
	reason: string,
	at: number
): Promise<void> {
	const change = db.transaction(['events', 'aside'], 'readwrite', { durability: 'strict' });
	await Promise.all([
		change.objectStore('aside').add({ attempt, reason, at, found }),
		...found.map(({ seq }) => change.objectStore('events').delete([attempt, seq])),
		change.done
	]);
}
