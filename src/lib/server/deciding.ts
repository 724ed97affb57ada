import type { LogEntry } from '../lesson/event.ts';
import { advance } from '../lesson/snapshot.ts';
import type { Stand } from './snapshots.ts';

/** Entries that one attempt can hold; a lesson makes some hundred. */
export const longestLog = 20_000;

export type Decision = {
	/**
	 * 200: all of them are in the log, or shall be. 409: others are in their places. 413: the log is full.
	 * 422: the entry after those taken cannot happen there.
	 */
	readonly status: 200 | 409 | 413 | 422;
	/** What is to be stored. */
	readonly taken: readonly LogEntry[];
	/** Where the attempt stands once that is stored. */
	readonly stand: Stand;
};

/**
 * Decides what becomes of entries. The same name again is the same entry, whatever it says; of what is
 * new the first has to follow the log directly.
 * @param known whether an entry of that name is in the log
 */
export function decide(
	base: Stand,
	known: (id: string) => boolean,
	sent: readonly LogEntry[]
): Decision {
	const names = new Set<string>();
	const fresh = [...sent]
		.sort((one, other) => one.seq - other.seq)
		.filter(({ id }) => !known(id) && !names.has(id) && names.add(id));
	const refused = (status: 409 | 413): Decision => ({ status, taken: [], stand: base });
	if (fresh.some(({ seq }, index) => seq !== base.next + index)) return refused(409);
	if (base.next + fresh.length > longestLog) return refused(413);
	let { snapshot } = base;
	for (const [index, { event }] of fresh.entries()) {
		const after = advance(snapshot, event);
		// An event that cannot happen changes nothing, not even the object.
		if (after === snapshot) {
			const taken = fresh.slice(0, index);
			return { status: 422, taken, stand: { snapshot, next: base.next + index } };
		}
		snapshot = after;
	}
	return { status: 200, taken: fresh, stand: { snapshot, next: base.next + fresh.length } };
}
