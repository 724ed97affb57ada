import { openDB, type DBSchema, type IDBPDatabase } from 'idb';
import type { Module, ModuleKey } from '../content/module.ts';
import type { LessonOptions } from '../lesson/plan.ts';
import type { Sitting, Standing } from '../lesson/standing.ts';
import type { KeptSession } from '../practice/kept.ts';

/** One sitting of a module on this device; its answers are in `events`. */
export type AttemptRecord = {
	readonly id: string;
	readonly module: string;
	/** The revision it was begun with, kept in `modules` so that it can always be read again. */
	readonly revision: string;
	readonly options: LessonOptions;
	/** Milliseconds since 1970. */
	readonly startedAt: number;
	readonly changedAt: number;
	readonly finished: boolean;
};

export type ModuleRecord = {
	readonly id: string;
	readonly revision: string;
	readonly module: Module;
	readonly key: ModuleKey;
};

/** An attempt at an assignment. The server's log is the attempt; its copy here is in `events`. */
export type WorkRecord = Pick<Sitting, 'number' | 'preview' | 'title' | 'feedback' | 'dueAt'>
	& Pick<Standing, 'next' | 'keys' | 'hints' | 'remaining' | 'closed' | 'late'> & {
		/** As the server names it. */
		readonly id: string;
		readonly class: string;
		readonly assignment: string;
		/** Whose work it is: it is sent as nobody else's, and shown to nobody else. */
		readonly learner: string;
		readonly module: string;
		readonly revision: string;
		readonly options: LessonOptions;
		/** When the server spoke last, by this device's clock: milliseconds since 1970. */
		readonly heardAt: number;
	};

/** A record that could not be read, or that the server would not take, as it was found. */
export type AsideRecord = {
	readonly attempt: string;
	readonly reason: string;
	readonly at: number;
	readonly found: unknown;
};

interface Schema extends DBSchema {
	attempts: { key: string; value: AttemptRecord; indexes: { module: string } };
	/** Answers given in practice; checked when read, since a disk may hold anything. */
	reviews: {
		key: string;
		value: { readonly id: string; readonly at: number };
		indexes: { at: number };
	};
	/** At most one, under `now`. */
	session: { key: 'now'; value: KeptSession };
	/** Log entries as stored; checked when read, since a disk may hold anything. */
	events: { key: [string, number]; value: { readonly attempt: string; readonly seq: number } };
	modules: { key: [string, string]; value: ModuleRecord };
	aside: { key: number; value: AsideRecord };
	work: { key: string; value: WorkRecord; indexes: { learner: string } };
	/** What is asked in `work`. Keys come one by one and are with the work. */
	texts: { key: [string, string]; value: Module };
	/** What the server has too: `after`, where its last reply ended; `review …`; `lesson …`, how many steps. */
	shared: { key: string; value: string | number };
}

export type Database = IDBPDatabase<Schema>;

/**
 * Opens the device's store, making it where there is none.
 * @param owner whose lessons and practice; those of nobody in particular, if none is named
 * @throws DOMException where the browser forbids storage (private windows, full disk).
 */
export function open(owner?: string): Promise<Database> {
	return openDB<Schema>(owner ? `grounds ${owner}` : 'grounds', 3, {
		upgrade(db, before) {
			if (before < 3) {
				db.createObjectStore('work', { keyPath: 'id' }).createIndex('learner', 'learner');
				db.createObjectStore('texts', { keyPath: ['id', 'revision'] });
				db.createObjectStore('shared');
			}
			if (before < 2) {
				db.createObjectStore('reviews', { keyPath: 'id' }).createIndex('at', 'at');
				db.createObjectStore('session');
			}
			if (before >= 1) return;
			db.createObjectStore('attempts', { keyPath: 'id' }).createIndex('module', 'module');
			db.createObjectStore('events', { keyPath: ['attempt', 'seq'] });
			db.createObjectStore('modules', { keyPath: ['id', 'revision'] });
			db.createObjectStore('aside', { autoIncrement: true });
		},
		// A newer page wants to change the store: let go, so that it is not kept waiting.
		blocking: (_current, _blocked, event) => (event.target as IDBDatabase).close()
	});
}
