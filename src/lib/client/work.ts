import type { Module } from '../content/module.ts';
import type { LogEntry } from '../lesson/event.ts';
import { planLesson, type LessonPlan } from '../lesson/plan.ts';
import type { Sitting, Standing } from '../lesson/standing.ts';
import type { AsideRecord, Database, WorkRecord } from './database.ts';
import * as log from './log.ts';
import type { Disk } from './outbox.ts';

/** Work at an assignment as it is read back. */
export type Work = log.ReadLog & {
	readonly record: WorkRecord;
	readonly plan: LessonPlan;
	readonly module: Module;
};

/** Whose work it is, and where it belongs. */
export type Place = Pick<WorkRecord, 'class' | 'assignment' | 'learner'>;

/** The record of an attempt as the server gave it out. */
export function recordOf(sitting: Sitting, place: Place, heardAt: number): WorkRecord {
	const { attempt, number, preview, title, feedback, dueAt, module, options, standing } = sitting;
	const { next, keys, hints, remaining, closed, late } = standing;
	const told = { next, keys, hints, remaining, closed, late, heardAt };
	const asked = { module: module.id, revision: module.revision, options };
	return { id: attempt, ...place, number, preview, title, feedback, dueAt, ...asked, ...told };
}

/** Keeps an attempt, its texts and its log, in one transaction. */
export async function keep(
	db: Database,
	record: WorkRecord,
	module: Module,
	entries: readonly LogEntry[]
): Promise<void> {
	const stores = ['work', 'texts', 'events'] as const;
	const change = db.transaction(stores, 'readwrite', { durability: 'strict' });
	await Promise.all([
		change.objectStore('work').put(record),
		change.objectStore('texts').put(module),
		change.objectStore('events').delete(log.ofAttempt(record.id)),
		...entries.map((entry) => change.objectStore('events').put({ attempt: record.id, ...entry })),
		change.done
	]);
}

/** What a learner has begun on this device, the latest attempt first. */
export async function of(db: Database, learner: string): Promise<WorkRecord[]> {
	const found = await db.getAllFromIndex('work', 'learner', learner);
	return found.sort((a, b) => b.number - a.number || b.heardAt - a.heardAt);
}

/** Reads an attempt back; undefined without its record or its texts. */
export async function load(db: Database, id: string, at: number): Promise<Work | undefined> {
	const record = await db.get('work', id);
	const module = record && (await db.get('texts', [record.module, record.revision]));
	if (!module) return undefined;
	const plan = planLesson(module, record.options);
	return { record, plan, module, ...(await log.read(db, id, plan, at)) };
}

/**
 * Writes one step and resolves when it is durable; the same step again changes nothing.
 * @throws DOMException `ConstraintError` when another tab has written this place of the log already,
 *   or has made the log shorter: no gap is left before it; `QuotaExceededError` when the device is
 *   full. Nothing is half-written.
 */
export async function append(db: Database, attempt: string, entry: LogEntry): Promise<void> {
	const change = db.transaction('events', 'readwrite', { durability: 'strict' });
	const there = (await change.store.get([attempt, entry.seq])) as { id?: string } | undefined;
	if (entry.seq > 0 && !(await change.store.getKey([attempt, entry.seq - 1]))) {
		throw new DOMException('The log here is shorter.', 'ConstraintError');
	}
	const write = there?.id === entry.id ? undefined : change.store.add({ attempt, ...entry });
	await Promise.all([write, change.done]);
}

/** Puts another log in the place of the one that is here; what is no longer in it goes aside. */
export async function replace(
	db: Database,
	attempt: string,
	entries: readonly LogEntry[],
	aside?: Omit<AsideRecord, 'attempt'>
): Promise<void> {
	const change = db.transaction(['events', 'aside'], 'readwrite', { durability: 'strict' });
	const events = change.objectStore('events');
	await Promise.all([
		aside && change.objectStore('aside').add({ attempt, ...aside }),
		events.delete(log.ofAttempt(attempt)),
		...entries.map((entry) => events.put({ attempt, ...entry })),
		change.done
	]);
}

/** An attempt's place on the device, for its outbox. */
export const diskOf = (db: Database, attempt: string, now: () => number): Disk => ({
	append: (entry) => append(db, attempt, entry),
	replace: (entries, aside) => replace(db, attempt, entries, aside && { ...aside, at: now() }),
	hear: (standing) => hear(db, attempt, standing, now()),
	read: () => log.stored(db, attempt)
});

/** Keeps what the server has said of an attempt. */
export async function hear(
	db: Database,
	attempt: string,
	{ next, keys, hints, remaining, closed, late }: Standing,
	heardAt: number
): Promise<void> {
	const change = db.transaction('work', 'readwrite', { durability: 'strict' });
	const before = await change.store.get(attempt);
	const record = before && {
		...before,
		next,
		keys: { ...before.keys, ...keys },
		hints: { ...before.hints, ...hints },
		...{ remaining, closed, late, heardAt }
	};
	await Promise.all([record && change.store.put(record), change.done]);
}

/** Steps of an attempt that the server has not acknowledged. */
export async function waiting(
	db: Database,
	{ id, next }: Pick<WorkRecord, 'id' | 'next'>
): Promise<number> {
	return db.count('events', log.ofAttempt(id, next));
}

/** What of an attempt the server would not take. */
export async function aside(db: Database, attempt: string): Promise<AsideRecord[]> {
	return (await db.getAll('aside')).filter((one) => one.attempt === attempt);
}

/** Takes an attempt off the device; texts that another attempt needs stay. */
export async function forget(db: Database, { id, module, revision }: WorkRecord): Promise<void> {
	const stores = ['work', 'texts', 'events'] as const;
	const change = db.transaction(stores, 'readwrite', { durability: 'strict' });
	const others = (await change.objectStore('work').getAll()).filter((one) => one.id !== id);
	const needed = others.some((one) => one.module === module && one.revision === revision);
	await Promise.all([
		change.objectStore('work').delete(id),
		change.objectStore('events').delete(log.ofAttempt(id)),
		needed ? undefined : change.objectStore('texts').delete([module, revision]),
		change.done
	]);
}
