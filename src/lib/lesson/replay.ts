import type { LogEntry } from './event.ts';
import type { LessonPlan } from './plan.ts';
import { advance, begin, can, type LessonSnapshot } from './snapshot.ts';

type Refused = {
	readonly seq: number;
	/** `gap`: an entry before it is missing. `clash`: its place is taken. `illegal`: it cannot happen there. */
	readonly reason: 'gap' | 'clash' | 'illegal';
};

export type Replayed = {
	readonly snapshot: LessonSnapshot;
	/** How many events count. */
	readonly applied: number;
	/** The `seq` of the entry that may follow. */
	readonly next: number;
	/** The first entry that does not fit; neither it nor what comes after it counts. */
	readonly refused?: Refused;
};

/** Works out where an attempt stands. The same client id again is the same event, whatever it says. */
export function replay(plan: LessonPlan, entries: readonly LogEntry[]): Replayed {
	const seen = new Set<string>();
	let snapshot = begin(plan);
	let next = 0;
	for (const { seq, id, event } of [...entries].sort((a, b) => a.seq - b.seq)) {
		const known = seen.has(id);
		const reason = known ? undefined : refusal(seq, next, can(snapshot, event));
		if (reason) return { snapshot, applied: seen.size, next, refused: { seq, reason } };
		if (!known) snapshot = advance(snapshot, event);
		if (seq === next) next++;
		seen.add(id);
	}
	return { snapshot, applied: seen.size, next };
}

function refusal(seq: number, next: number, legal: boolean): Refused['reason'] | undefined {
	if (seq !== next) return seq > next ? 'gap' : 'clash';
	return legal ? undefined : 'illegal';
}
