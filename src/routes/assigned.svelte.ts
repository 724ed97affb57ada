import { resolve } from '$app/paths';
import { open, type Database } from '#lib/client/database.ts';
import { newId } from '#lib/client/id.ts';
import { Outbox, type Hearing, type Sending } from '#lib/client/outbox.ts';
import * as work from '#lib/client/work.ts';
import type { LogEntry } from '#lib/lesson/event.ts';
import { planLesson } from '#lib/lesson/plan.ts';
import { rebase, type Clash } from '#lib/lesson/rebase.ts';
import type { Closing, Corrected, Sitting, Standing } from '#lib/lesson/standing.ts';
import { Desk } from '#lib/ui/lesson/desk.svelte.ts';
import { Run } from '#lib/ui/run.svelte.ts';
import { effectsOf } from './outboxeffects.ts';

const now = () => Date.now();

/** An attempt that could not be started, and why, for the learner. */
export type Refused = { readonly message: string };

/** Starts an attempt, or goes on with the open one. @throws when there is no connection */
export async function start(place: work.Place): Promise<Assigned | Refused> {
	const { class: id, assignment } = place;
	const params = { class: id, assignment };
	const address = resolve('/api/classes/[class]/assignments/[assignment]/attempts', params);
	const response = await fetch(address, { method: 'POST' });
	const body = (await response.json()) as Sitting | Refused;
	if (!('attempt' in body)) return { message: body.message };
	return sit(body, place);
}

/** Sits down at an attempt: what the server has of it, and behind it what only this device has. */
export async function sit(sitting: Sitting, place: work.Place): Promise<Assigned> {
	const plan = planLesson(sitting.module, sitting.options);
	const base = sitting.standing.entries ?? [];
	let db: Database | undefined;
	try {
		db = await open();
		const here = await work.load(db, sitting.attempt, now());
		const merged = rebase(plan, base, here?.entries ?? [], newId);
		await work.keep(db, work.recordOf(sitting, place, now()), sitting.module, merged.entries);
		const { clashes, left } = merged;
		if (left.length > 0) {
			const aside = { reason: 'clash', found: left, at: now() };
			await work.replace(db, sitting.attempt, merged.entries, aside);
		}
		return new Assigned(sitting, place, merged.entries, db, clashes, here?.lost?.entries ?? 0);
	} catch {
		// This browser stores nothing: the lesson runs all the same, and is saved by the server alone.
		return new Assigned(sitting, place, base, undefined, [], 0);
	}
}

/** An attempt at an assignment as a page shows it: the lesson, and what the server says of it. */
export class Assigned {
	readonly sitting: Sitting;
	readonly desk: Desk;
	readonly outbox: Outbox;
	sending = $state.raw<Sending>('well');
	/** Why it is over, as the server says. */
	closed = $state.raw<Closing | null>(null);
	/** When its time is up, by `performance.now()`: no clock that anyone can set. */
	ends = $state.raw<number | null>(null);
	late = $state.raw(0);
	/** What was corrected in its key since. */
	corrected = $state.raw<readonly Corrected[]>([]);
	clashes = $state.raw<readonly Clash[]>([]);
	/** Steps that are kept on this device and that the server did not take. */
	notTaken = $state.raw<readonly LogEntry[]>([]);
	/** How many stored steps could not be read. */
	readonly lost: number;
	#corrections: string;

	constructor(
		sitting: Sitting,
		place: work.Place,
		entries: readonly LogEntry[],
		db: Database | undefined,
		clashes: readonly Clash[],
		lost: number
	) {
		const { attempt, module, options, standing } = sitting;
		this.sitting = sitting;
		this.clashes = clashes;
		this.lost = lost;
		this.#corrections = standing.corrections;
		const run = new Run(planLesson(module, options), entries, {
			append: (entry) => this.outbox.append(entry),
			reread: () => this.outbox.reread(),
			now,
			newId
		});
		const isOnline = () => this.sending === 'well';
		const graded = {
			told: sitting.feedback,
			get online() {
				return isOnline();
			}
		};
		const key = { id: module.id, revision: module.revision, keys: {} };
		this.desk = new Desk(run, module, key, 'Hand in and finish', graded);
		this.outbox = new Outbox(
			run,
			{ learner: place.learner, next: standing.next },
			effectsOf(db, { class: place.class, attempt }, this.#hearing())
		);
		this.#hear(standing);
		void this.outbox.send();
	}

	#hearing(): Hearing {
		return {
			onsending: (sending) => (this.sending = sending),
			onstanding: (standing) => this.#hear(standing),
			onrebased: ({ clashes, left }) => {
				this.clashes = [...this.clashes, ...clashes];
				this.notTaken = [...this.notTaken, ...left];
			},
			onrefused: (entries) => (this.notTaken = [...this.notTaken, ...entries]),
			onover: (reason, entries) => {
				this.closed = reason;
				this.notTaken = [...this.notTaken, ...entries];
			}
		};
	}

	#hear(standing: Standing): void {
		this.desk.learn(standing);
		this.closed = standing.closed;
		this.late = standing.late;
		this.corrected = standing.corrected;
		if (standing.corrections !== this.#corrections) {
			// The keys that are here are from before: all of them are asked for once more.
			this.#corrections = standing.corrections;
			void this.outbox.ask();
		}
		const { remaining } = standing;
		this.ends = remaining === null ? null : performance.now() + remaining;
	}
}
