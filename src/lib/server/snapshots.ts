import type { LogEntry } from '../lesson/event.ts';
import { planLesson, type LessonOptions, type LessonPlan } from '../lesson/plan.ts';
import { advance, begin, type LessonSnapshot } from '../lesson/snapshot.ts';
import * as logs from './logs.ts';
import * as revisions from './revisions.ts';
import type { Db } from './store/open.ts';
import type { AttemptRow } from './store/tables.ts';

/**
 * Where an attempt stands. Kept in memory for those that were asked about last, so that an answer
 * need not replay all before it; the database says at every request how far the log goes, as another
 * server may have written to it.
 */
export type Stand = {
	readonly snapshot: LessonSnapshot;
	/** The `seq` that may follow. */
	readonly next: number;
};

const kept = new Map<string, Stand>();
const most = 3000;

/** Replays an attempt up to an entry that is known to be stored; -1: none is. */
export async function at(db: Db, attempt: AttemptRow, last: number): Promise<Stand> {
	const known = kept.get(attempt.id);
	if (known?.next === last + 1) return keep(attempt.id, known);
	const base = known && known.next <= last ? known : await first(db, attempt);
	if (base.next > last) return keep(attempt.id, base);
	const place = { class: attempt.class, attempt: attempt.id };
	return keep(attempt.id, fold(base, await logs.read(db, place, base.next)));
}

/** Keeps where an attempt stands now. */
export function keep(attempt: string, stand: Stand): Stand {
	kept.delete(attempt);
	if (kept.size >= most) kept.delete(kept.keys().next().value ?? '');
	kept.set(attempt, stand);
	return stand;
}

/** Before the first entry. */
export const first = async (db: Db, attempt: AttemptRow): Promise<Stand> => ({
	snapshot: begin(await planOf(db, attempt)),
	next: 0
});

export async function planOf(db: Db, attempt: AttemptRow): Promise<LessonPlan> {
	const { module } = await revisions.find(db, attempt.module, attempt.revision);
	return planLesson(module, JSON.parse(attempt.options) as LessonOptions);
}

/** The stand after entries that are stored. One that a later machine does not know changes nothing. */
export const fold = (stand: Stand, entries: readonly LogEntry[]): Stand =>
	entries.reduce<Stand>(
		({ snapshot }, { seq, event }) => ({ snapshot: advance(snapshot, event), next: seq + 1 }),
		stand
	);

/** Where it stood before an entry of its log, up to `base`. */
export async function before(
	db: Db,
	attempt: AttemptRow,
	base: Stand,
	log: readonly LogEntry[] | undefined,
	seq: number
): Promise<LessonSnapshot> {
	if (!log || seq >= base.next) return base.snapshot;
	return fold(await first(db, attempt), log.slice(0, seq)).snapshot;
}
