import type { Module, ModuleKey } from '../content/module.ts';
import { parseEntries } from '../lesson/entry.ts';
import type { LogEntry } from '../lesson/event.ts';
import { planLesson, type LessonOptions, type LessonPlan } from '../lesson/plan.ts';
import { replay } from '../lesson/replay.ts';
import type { AttemptRecord, Database } from './database.ts';

/** An attempt as it is read back: everything needed to go on where it stopped. */
export type Attempt = {
	readonly record: AttemptRecord;
	readonly plan: LessonPlan;
	readonly module: Module;
	readonly key: ModuleKey;
	readonly entries: readonly LogEntry[];
	/** Said to the learner when a part of the log could not be read and was set aside. */
	readonly lost?: { readonly entries: number; readonly reason: string };
};

/** Attempts at a module, the latest changed first. */
export async function of(db: Database, module: string): Promise<AttemptRecord[]> {
	return newestFirst(await db.getAllFromIndex('attempts', 'module', module));
}

/** All attempts on this device, the latest changed first. */
export async function all(db: Database): Promise<AttemptRecord[]> {
	return newestFirst(await db.getAll('attempts'));
}

const newestFirst = (records: AttemptRecord[]) =>
	records.sort((a, b) => b.changedAt - a.changedAt || (a.id < b.id ? 1 : -1));

/** Begins an attempt and keeps the revision it is pinned to. */
export async function create(
	db: Database,
	{ module, key }: { module: Module; key: ModuleKey },
	options: LessonOptions,
	{ id, at }: { id: string; at: number }
): Promise<Attempt> {
	const { id: name, revision } = module;
	const record: AttemptRecord = {
		id,
		module: name,
		revision,
		options,
		startedAt: at,
		changedAt: at,
		finished: false
	};
	const change = db.transaction(['attempts', 'modules'], 'readwrite', { durability: 'strict' });
	await Promise.all([
		change.objectStore('modules').put({ id: name, revision, module, key }),
		change.objectStore('attempts').add(record),
		change.done
	]);
	return { record, plan: planLesson(module, options), module, key, entries: [] };
}

/**
 * Writes one entry and resolves only when it is durable.
 * @throws DOMException `ConstraintError` when another tab has written this place of the log
 *   already; `QuotaExceededError` when the device is full. Nothing is half-written.
 */
export async function append(
	db: Database,
	attempt: string,
	entry: LogEntry,
	finished: boolean
): Promise<void> {
	const change = db.transaction(['attempts', 'events'], 'readwrite', { durability: 'strict' });
	const attempts = change.objectStore('attempts');
	const record = await attempts.get(attempt);
	await Promise.all([
		change.objectStore('events').add({ attempt, ...entry }),
		record && attempts.put({ ...record, changedAt: entry.at, finished }),
		change.done
	]);
}

/**
 * Reads an attempt back. What cannot be read or replayed is moved aside, never thrown away:
 * the attempt goes on from the longest good part of its log.
 * @returns undefined when there is none of that id, or its revision is gone.
 */
export async function load(db: Database, id: string, at: number): Promise<Attempt | undefined> {
	const record = await db.get('attempts', id);
	if (!record) return undefined;
	const pinned = await db.get('modules', [record.module, record.revision]);
	if (!pinned) return undefined;
	const { module, key } = pinned;
	const plan = planLesson(module, record.options);
	const stored = await db.getAll('events', ofAttempt(id));
	const parsed = parseEntries(stored.map(bare));
	const { next, refused } = replay(plan, parsed.entries);
	const entries = parsed.entries.slice(0, next);
	const attempt = { record, plan, module, key, entries };
	if (entries.length === stored.length) return attempt;
	const reason = refused?.reason ?? parsed.bad?.reason ?? 'unreadable';
	await setAside(db, id, stored.slice(entries.length), reason, at);
	return { ...attempt, lost: { entries: stored.length - entries.length, reason } };
}

/** The log of an attempt as stored, in order; unchecked. */
export async function log(db: Database, id: string): Promise<unknown[]> {
	const stored = await db.getAll('events', ofAttempt(id));
	return stored.map(bare);
}

const bare = ({ attempt: _, ...entry }: { attempt: string; seq: number }) => entry;

const ofAttempt = (id: string) => IDBKeyRange.bound([id, -Infinity], [id, Infinity]);

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
