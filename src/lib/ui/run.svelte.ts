import type { LessonEvent, LogEntry } from '../lesson/event.ts';
import type { LessonPlan } from '../lesson/plan.ts';
import { rebase, type Rebased } from '../lesson/rebase.ts';
import { replay } from '../lesson/replay.ts';
import { advance, can, type LessonSnapshot } from '../lesson/snapshot.ts';

/** How far the log is: committed by the server, durable on this device, being written, or at risk. */
export type Kept = 'saved' | 'device' | 'saving' | 'not-saved';

type Effects = {
	/** Resolves when the entry is durable. */
	readonly append: (entry: LogEntry, finished: boolean) => Promise<void>;
	/** The log as it is stored now: another tab may have written to it. */
	readonly reread: () => Promise<readonly LogEntry[]>;
	readonly now: () => number;
	readonly newId: () => string;
};

/**
 * A lesson that is running. The snapshot follows from the log; `send` is the only way to change
 * either. What could not be stored stays queued and is tried again with the next event.
 */
export class Run {
	readonly plan: LessonPlan;
	snapshot = $state.raw() as LessonSnapshot;
	/** Set when another tab had gone on with the same attempt. */
	overtaken = $state.raw(false);
	#entries = $state.raw<readonly LogEntry[]>([]);
	/** Entries of the log that are not durable yet, in order. */
	#waiting = $state.raw<readonly LogEntry[]>([]);
	#refused = $state.raw(false);
	/** The ids of the server's log, as far as it is known; undefined where none is asked. */
	#committed = $state.raw<readonly string[]>();
	kept: Kept = $derived.by(() => {
		const committed = this.#committed;
		if (committed && this.#entries.every(({ id }, at) => committed[at] === id)) return 'saved';
		if (this.#waiting.length === 0) return 'device';
		return this.#refused ? 'not-saved' : 'saving';
	});
	#writing: Promise<void> | undefined;
	#effects: Effects;

	constructor(plan: LessonPlan, entries: readonly LogEntry[], effects: Effects) {
		this.plan = plan;
		this.#entries = [...entries];
		this.#effects = effects;
		this.snapshot = replay(plan, entries).snapshot;
	}

	get entries(): readonly LogEntry[] {
		return this.#entries;
	}

	can = (event: LessonEvent): boolean => can(this.snapshot, event);

	/** Takes an event into the log, unless it cannot happen now; says whether it could. */
	send = (event: LessonEvent): boolean => {
		if (!this.can(event)) return false;
		this.#waiting = [...this.#waiting, this.#log(event)];
		void this.save();
		return true;
	};

	/** Writes what waits, in order; one writer at a time. Never rejects: `kept` tells. */
	save(): Promise<void> {
		this.#writing ??= this.#write();
		return this.#writing;
	}

	async #write(): Promise<void> {
		this.#refused = false;
		try {
			for (let entry = this.#waiting[0]; entry; entry = this.#waiting[0]) {
				await this.#effects.append(entry, this.snapshot.value === 'done');
				// Meanwhile the log may have gone behind another: then what waits are other entries.
				this.#waiting = this.#waiting.filter((one) => one !== entry);
			}
		} catch (error) {
			const taken = error instanceof DOMException && error.name === 'ConstraintError';
			if (taken) await this.#catchUp().catch(() => (this.#refused = true));
			else this.#refused = true;
		} finally {
			this.#writing = undefined;
		}
		if (this.#waiting.length > 0 && !this.#refused) await this.save();
	}

	/** Another tab wrote first: take over its log, then put our events behind it where they fit. */
	async #catchUp(): Promise<void> {
		const stored = await this.#effects.reread();
		this.rebase(stored);
		this.overtaken = true;
	}

	#log(event: LessonEvent): LogEntry {
		const { now, newId } = this.#effects;
		const entry: LogEntry = { seq: this.#entries.length, id: newId(), at: now(), event };
		this.#entries = [...this.#entries, entry];
		this.snapshot = advance(this.snapshot, event);
		return entry;
	}

	#takeOver(entries: readonly LogEntry[]): void {
		this.#entries = entries;
		this.snapshot = replay(this.plan, entries).snapshot;
	}

	/** The server has committed this log: the ids of its entries, in order. */
	acknowledge = (committed: readonly string[]): void => {
		this.#committed = committed;
	};

	/** Takes over a log from elsewhere, and puts behind it what only this one has. */
	rebase = (base: readonly LogEntry[]): Rebased => {
		const rebased = rebase(this.plan, base, this.#entries, this.#effects.newId);
		this.#takeOver(rebased.entries);
		this.#waiting = rebased.entries.slice(base.length);
		if (this.#waiting.length > 0) void this.save();
		return rebased;
	};

	/** Takes entries out that cannot be taken elsewhere, with what cannot happen without them. */
	drop = (gone: readonly LogEntry[]): void => {
		const ids = gone.map(({ id }) => id);
		const first = this.#entries.findIndex(({ id }) => ids.includes(id));
		const rest = this.#entries.filter(({ id }) => !ids.includes(id));
		const base = this.#entries.slice(0, first);
		this.#takeOver(rebase(this.plan, base, rest, this.#effects.newId).entries);
		this.#waiting = this.#entries.slice(first);
	};

	/** Takes over what another tab has stored since, unless something of ours waits. */
	async refresh(): Promise<void> {
		const stored = await this.#effects.reread();
		if (this.#waiting.length === 0 && stored.length > this.#entries.length) this.#takeOver(stored);
	}
}
