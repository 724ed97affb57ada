import type { Module, ModuleKey } from '../content/module.ts';
import type { LogEntry } from '../lesson/event.ts';
import { planLesson, type LessonOptions, type LessonPlan } from '../lesson/plan.ts';
import type { AttemptRecord, Database } from './database.ts';
import * as log from './log.ts';

/** An attempt as it is read back: everything needed to go on where it stopped. */
export type Attempt = log.ReadLog & {
	readonly record: AttemptRecord;
	readonly plan: LessonPlan;
	readonly module: Module;
	readonly key: ModuleKey;
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
	const events = change.objectStore('events');
	const record = await attempts.get(attempt);
	// Another device's steps may have come in, and the log be another: no gap is left behind it.
	if (entry.seq > 0 && !(await events.getKey([attempt, entry.seq - 1]))) {
		throw new DOMException('The log here is shorter.', 'ConstraintError');
	}
	await Promise.all([
		events.add({ attempt, ...entry }),
		record && attempts.put({ ...record, changedAt: entry.at, finished }),
		change.done
	]);
}

/**
 * Reads an attempt back, as far as it can be read.
 * @returns undefined when there is none of that id, or its revision is gone.
 */
export async function load(db: Database, id: string, at: number): Promise<Attempt | undefined> {
	const record = await db.get('attempts', id);
	if (!record) return undefined;
	const pinned = await db.get('modules', [record.module, record.revision]);
	if (!pinned) return undefined;
	const { module, key } = pinned;
	const plan = planLesson(module, record.options);
	return { record, plan, module, key, ...(await log.read(db, id, plan, at)) };
}
