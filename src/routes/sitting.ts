import type { Module, ModuleKey } from '#lib/content/module.ts';
import * as attempts from '#lib/client/attempts.ts';
import { open, type AttemptRecord, type Database } from '#lib/client/database.ts';
import { owner } from '#lib/client/owner.ts';
import { newId } from '#lib/client/id.ts';
import * as log from '#lib/client/log.ts';
import type { LogEntry } from '#lib/lesson/event.ts';
import { planLesson, type LessonOptions } from '#lib/lesson/plan.ts';
import { replay } from '#lib/lesson/replay.ts';
import { timeAtWork } from '#lib/lesson/worktime.ts';
import type { Attempt as ScoredAttempt } from '#lib/scoring/first.ts';
import { Desk } from '#lib/ui/lesson/desk.svelte.ts';
import { Run } from '#lib/ui/run.svelte.ts';
import { plural } from '#lib/ui/site/plural.ts';

/** A lesson that can go on, and what has to be said about it. */
export type Sitting = {
	readonly desk: Desk;
	readonly notice?: string;
	/** Time at work so far. */
	readonly minutes: () => number;
};

/** An attempt as a report reads it. */
export type Past = {
	readonly record: AttemptRecord;
	readonly module: Module;
	readonly given: ScoredAttempt;
	readonly minutes: number;
};

const now = () => Date.now();

/** Decides which of two twins is asked. */
export const newSeed = () => crypto.getRandomValues(new Uint32Array(1))[0] ?? 0;

/** Reads the key of a revision for open practice. */
export async function fetchKey({ id, revision }: Module): Promise<ModuleKey> {
	const response = await fetch(`/modules/${id}/${revision}/key.json`);
	if (!response.ok) throw new Error(`The explanations could not be loaded (${response.status}).`);
	return (await response.json()) as ModuleKey;
}

/** The unfinished attempt at a module on this device, as it was left; undefined without one. */
export async function resume(module: string): Promise<Sitting | undefined> {
	const db = await open(owner());
	const [latest] = await attempts.of(db, module);
	if (!latest || latest.finished) return undefined;
	const attempt = await attempts.load(db, latest.id, now());
	if (!attempt || attempt.entries.length === 0) return undefined;
	const sitting = sit(db, attempt);
	if (!attempt.lost) return sitting;
	const { entries } = attempt.lost;
	const notice = plural(entries, {
		one: 'One stored step of this lesson could not be read and was set aside. All before it is kept.',
		other:
			'# stored steps of this lesson could not be read and were set aside. All before them is kept.'
	});
	return { ...sitting, notice };
}

/** The attempt at a module that was changed last, finished or not, to look at its answers. */
export async function latest(module: string): Promise<Sitting | undefined> {
	const db = await open(owner());
	const [record] = await attempts.of(db, module);
	const attempt = record && (await attempts.load(db, record.id, now()));
	return attempt && sit(db, attempt);
}

/** Every attempt on this device that can still be read, for reports. */
export async function past(): Promise<Past[]> {
	const db = await open(owner());
	const found: Past[] = [];
	for (const record of await attempts.all(db)) {
		const attempt = await attempts.load(db, record.id, now());
		if (!attempt) continue;
		const { module, entries } = attempt;
		found.push({ record, module, given: givenOf(attempt), minutes: minutesAt(entries) });
	}
	return found;
}

/** A stored attempt as a report reads it. */
export function givenOf({ record, plan, key, entries }: attempts.Attempt): ScoredAttempt {
	const { answers, confidence, handedIn } = replay(plan, entries).snapshot.context;
	return { id: record.id, at: record.startedAt, key, plan, answers, confidence, handedIn };
}

/** Time at work in whole minutes, by the device's clock. */
const minutesAt = (entries: readonly LogEntry[]): number =>
	Math.round(timeAtWork(entries.map(({ at }) => at)) / 60_000);

/** Begins an attempt. Where this browser stores nothing the lesson runs all the same, and says so. */
export async function begin(
	module: Module,
	key: ModuleKey,
	options: LessonOptions
): Promise<Sitting> {
	try {
		const db = await open(owner());
		return sit(db, await attempts.create(db, { module, key }, options, { id: newId(), at: now() }));
	} catch (error) {
		const append = () => Promise.reject(error);
		const plan = planLesson(module, options);
		const run = new Run(plan, [], { append, reread: () => Promise.resolve([]), now, newId });
		return seat(new Desk(run, module, key));
	}
}

function sit(db: Database, attempt: attempts.Attempt): Sitting {
	const { id } = attempt.record;
	const run = new Run(attempt.plan, attempt.entries, {
		append: (entry, finished) => attempts.append(db, id, entry, finished),
		reread: () => log.stored(db, id),
		now,
		newId
	});
	return seat(new Desk(run, attempt.module, attempt.key));
}

const seat = (desk: Desk): Sitting => ({
	desk,
	minutes: () => minutesAt(desk.run.entries)
});
