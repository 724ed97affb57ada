import type { LessonEvent, LogEntry } from '../lesson/event.ts';
import type { LessonPlan } from '../lesson/plan.ts';
import { replay } from '../lesson/replay.ts';
import { advance, can, type LessonSnapshot } from '../lesson/snapshot.ts';

/** How far the log is: being written, durable on this device, or at risk. */
export type Kept = 'saving' | 'device' | 'not-saved';

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
	snapshot = $state.raw<LessonSnapshot>() as LessonSnapshot;
	kept = $state.raw<Kept>('device');
	/** Set when another tab had gone on with the same attempt. */
	overtaken = $state.raw(false);
	readonly plan: LessonPlan;
	#entries: LogEntry[];
	#queue: LogEntry[] = [];
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

	/** Takes an event into the log, unless it is not legal now; says whether it was. */
	send = (event: LessonEvent): boolean => {
		if (!this.can(event)) return false;
		const { now, newId } = this.#effects;
		const entry: LogEntry = { seq: this.#entries.length, id: newId(), at: now(), event };
		this.#entries.push(entry);
		this.snapshot = advance(this.snapshot, event);
		this.#queue.push(entry);
		void this.save();
		return true;
	};

	/** Writes what is queued, in order. One writer at a time. */
	save(): Promise<void> {
		this.#writing ??= this.#drain().finally(() => (this.#writing = undefined));
		return this.#writing;
	}

	async #drain(): Promise<void> {
		this.kept = 'saving';
		try {
			for (let entry = this.#queue[0]; entry; entry = this.#queue[0]) {
				// The queue may grow while we wait, never lose its head.
				await this.#effects.append(entry, this.snapshot.value === 'done');
				this.#queue.shift();
			}
			this.kept = 'device';
		} catch (error) {
			if (error instanceof DOMException && error.name === 'ConstraintError') {
				await this.#catchUp();
			} else {
				this.kept = 'not-saved';
			}
		}
	}

	/** Another tab wrote first: take its log, then put our unsaved events behind it where legal. */
	async #catchUp(): Promise<void> {
		const pending = this.#queue.map(({ event }) => event);
		this.#queue = [];
		await this.refresh();
		this.overtaken = true;
		this.#writing = undefined;
		for (const event of pending) this.send(event);
		if (this.#queue.length === 0) this.kept = 'device';
	}

	/** Takes over what another tab has stored since. */
	async refresh(): Promise<void> {
		if (this.#queue.length > 0) return;
		const stored = await this.#effects.reread();
		if (stored.length === this.#entries.length) return;
		this.#entries = [...stored];
		this.snapshot = replay(this.plan, stored).snapshot;
	}
}
