import { openDB, type DBSchema, type IDBPDatabase } from 'idb';
import type { Module, ModuleKey } from '../content/module.ts';
import type { LessonOptions } from '../lesson/plan.ts';
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

/** A record that could not be read, as it was found. */
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
}

export type Database = IDBPDatabase<Schema>;

/**
 * Opens the device's store, making it where there is none.
 * @throws DOMException where the browser forbids storage (private windows, full disk).
 */
export function open(): Promise<Database> {
	return openDB<Schema>('grounds', 2, {
		upgrade(db, before) {
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
