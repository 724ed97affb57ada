import type { LogEntry } from '../lesson/event.ts';
import type { LessonPlan } from '../lesson/plan.ts';
import { rebase, type Rebased } from '../lesson/rebase.ts';
import { committedOf, type Log } from './outbox.ts';

/** A log as it was left on the device, without a lesson on the screen. */
export class StoredLog implements Log {
	readonly plan: LessonPlan;
	entries: readonly LogEntry[];
	#committed: readonly string[] = [];
	/** What the server did not have when this was read. */
	#left: readonly LogEntry[] | undefined;
	readonly #newId: () => string;

	constructor(plan: LessonPlan, entries: readonly LogEntry[], newId: () => string) {
		this.plan = plan;
		this.entries = entries;
		this.#newId = newId;
	}

	acknowledge(committed: readonly string[]): void {
		this.#committed = committed;
		this.#left ??= this.entries.slice(committedOf(this.entries, committed));
	}

	/** How many answers the server does not have yet. */
	get unsent(): number {
		return answersIn(this.entries.slice(committedOf(this.entries, this.#committed)));
	}

	/** How many the server has taken since this was read. */
	get sent(): number {
		return answersIn((this.#left ?? []).filter(({ id }) => this.#committed.includes(id)));
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

/** To how many questions; steps without an answer are sent too, and are something that waits. */
function answersIn(steps: readonly LogEntry[]): number {
	const items = steps.flatMap(({ event }) => (event.type === 'choose' ? [event.item] : []));
	return steps.length > 0 ? Math.max(1, new Set(items).size) : 0;
}
