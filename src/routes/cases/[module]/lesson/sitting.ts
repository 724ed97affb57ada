import type { Module, ModuleKey } from '#lib/content/module.ts';
import * as attempts from '#lib/client/attempts.ts';
import { open, type Database } from '#lib/client/database.ts';
import { parseEntries } from '#lib/lesson/entry.ts';
import { planLesson, type LessonOptions } from '#lib/lesson/plan.ts';
import { Desk } from '#lib/ui/lesson/desk.svelte.ts';
import { Run } from '#lib/ui/run.svelte.ts';

/** A lesson that can go on, and what has to be said about it. */
export type Sitting = { readonly desk: Desk; readonly notice?: string };

const now = () => Date.now();
const newId = () => crypto.randomUUID();

/** Reads the key of a revision for open practice. */
export async function fetchKey({ id, revision }: Module, fetch: typeof window.fetch) {
	const response = await fetch(`/modules/${id}/${revision}/key.json`);
	if (!response.ok) throw new Error(`The explanations could not be loaded (${response.status}).`);
	return (await response.json()) as ModuleKey;
}

/** The unfinished attempt at a module on this device, as it was left; undefined without one. */
export async function resume(module: string): Promise<Sitting | undefined> {
	const db = await open();
	const [latest] = await attempts.of(db, module);
	if (!latest || latest.finished) return undefined;
	const attempt = await attempts.load(db, latest.id, now());
	if (!attempt || attempt.entries.length === 0) return undefined;
	const sitting = sit(db, attempt);
	if (!attempt.lost) return sitting;
	const { entries } = attempt.lost;
	const notice =
		entries === 1
			? 'One stored step of this lesson could not be read and was set aside. All before it is kept.'
			: `${entries} stored steps of this lesson could not be read and were set aside. All before them is kept.`;
	return { ...sitting, notice };
}

/** Begins an attempt. Where this browser stores nothing the lesson runs all the same, and says so. */
export async function begin(
	module: Module,
	key: ModuleKey,
	options: LessonOptions
): Promise<Sitting> {
	try {
		const db = await open();
		return sit(db, await attempts.create(db, { module, key }, options, { id: newId(), at: now() }));
	} catch (error) {
		const append = () => Promise.reject(error);
		const plan = planLesson(module, options);
		const run = new Run(plan, [], { append, reread: () => Promise.resolve([]), now, newId });
		return { desk: new Desk(run, module, key) };
	}
}

function sit(db: Database, attempt: attempts.Attempt): Sitting {
	const { id } = attempt.record;
	const run = new Run(attempt.plan, attempt.entries, {
		append: (entry, finished) => attempts.append(db, id, entry, finished),
		reread: async () => parseEntries(await attempts.log(db, id)).entries,
		now,
		newId
	});
	return { desk: new Desk(run, attempt.module, attempt.key) };
}
