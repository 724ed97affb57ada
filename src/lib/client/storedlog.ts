import type { LogEntry } from '../lesson/event.ts';
import type { LessonPlan } from '../lesson/plan.ts';
import { rebase, type Rebased } from '../lesson/rebase.ts';
import { committedOf, type Log } from './outbox.ts';

/** A log as it was left on the device, without a lesson on the screen. */
export class StoredLog implements Log {
	readonly plan: LessonPlan;
	entries: readonly LogEntry[];
	#committed: readonly string[] = [];
	readonly #newId: () => string;

	constructor(plan: LessonPlan, entries: readonly LogEntry[], newId: () => string) {
		this.plan = plan;
		this.entries = entries;
		this.#newId = newId;
	}

	acknowledge(committed: readonly string[]): void {
		this.#committed = committed;
	}

	/** How many questions have an answer that the server does not have yet. */
	get unsent(): number {
		const rest = this.entries.slice(committedOf(this.entries, this.#committed));
		const items = rest.flatMap(({ event }) => (event.type === 'choose' ? [event.item] : []));
		// Steps without an answer are sent too, and are something that waits.
		return rest.length > 0 ? Math.max(1, new Set(items).size) : 0;
	}

	rebase(base: readonly LogEntry[]): Rebased {
		const rebased = rebase(this.plan, base, this.entries, this.#newId);
		this.entries = rebased.entries;
		return rebased;
	}

	drop(gone: readonly LogEntry[]): void {
		const first = this.entries.findIndex((entry) => gone.includes(entry));
		const rest = this.entries.filter((entry) => !gone.includes(entry));
		this.entries = rebase(this.plan, this.entries.slice(0, first), rest, this.#newId).entries;
	}
}
