import * as v from 'valibot';
import { OptionsSchema, parseEntries } from '../lesson/entry.ts';
import { planLesson } from '../lesson/plan.ts';
import { replay } from '../lesson/replay.ts';
import { merge } from '../practice/log.ts';
import { ReviewSchema, type Review } from '../practice/review.ts';
import type { AttemptRecord, Database, ModuleRecord } from './database.ts';

const format = 'grounds';
const version = 1;

/** What reading a file came to. */
export type Imported = {
	/** `unreadable`: not a file of ours, or cut off. `newer`: what is known of it was taken in. */
	readonly file: 'good' | 'unreadable' | 'newer';
	/** Answers and lessons that were not here before. */
	readonly answers: number;
	readonly lessons: number;
	/** Records that could not be read, and were left out. */
	readonly bad: number;
};

/** Everything that is kept on this device, as text that `importInto` reads. */
export async function exportAll(db: Database, at: number): Promise<string> {
	const [reviews, attempts, events, modules, aside, work] = await Promise.all([
		db.getAll('reviews'),
		db.getAll('attempts'),
		db.getAll('events'),
		db.getAll('modules'),
		db.getAll('aside'),
		db.getAllKeys('work')
	]);
	const kept = new Set(attempts.map(({ id }) => id));
	const steps = events.filter(({ attempt }) => kept.has(attempt));
	return JSON.stringify({
		format,
		version,
		at,
		reviews,
		attempts,
		events: steps,
		modules,
		aside: aside.filter(({ attempt }) => !work.includes(attempt))
	});
}

/** Everything a person did, gone; in one transaction. Work for a class is not this person's alone. */
export async function erase(db: Database): Promise<void> {
	const own = ['reviews', 'session', 'attempts', 'modules', 'shared'] as const;
	const mixed = ['events', 'aside'] as const;
	const stores = [...own, ...mixed, 'work'] as const;
	const change = db.transaction(stores, 'readwrite', { durability: 'strict' });
	const work = new Set(await change.objectStore('work').getAllKeys());
	const clear = async (store: (typeof mixed)[number]) => {
		let found = await change.objectStore(store).openCursor();
		for (; found; found = await found.continue()) {
			if (!work.has(found.value.attempt)) await found.delete();
		}
	};
	await Promise.all([
		...own.map((name) => change.objectStore(name).clear()),
		...mixed.map(clear),
		change.done
	]);
}

const list = v.optional(v.array(v.unknown()), []);
const FileSchema = v.object({
	format: v.literal(format),
	version: v.number(),
	reviews: list,
	attempts: list,
	events: list,
	modules: list
});

const name = v.pipe(v.string(), v.minLength(1), v.maxLength(100));
const time = v.pipe(v.number(), v.finite());
const AttemptSchema = v.strictObject({
	id: name,
	module: name,
	revision: name,
	options: OptionsSchema,
	startedAt: time,
	changedAt: time,
	finished: v.boolean()
});
const StepSchema = v.looseObject({ attempt: name, seq: v.pipe(v.number(), v.safeInteger()) });
const ModuleSchema = v.looseObject({
	id: name,
	revision: name,
	module: v.looseObject({
		id: name,
		title: v.string(),
		items: v.array(v.unknown()),
		sources: v.array(v.unknown())
	}),
	key: v.looseObject({ id: name, keys: v.record(name, v.unknown()) })
});

/**
 * Takes in a file from another device. What is here stays: the file can add, and never replace. The
 * same file again changes nothing. Each record is checked by itself; a bad one is left out and counted.
 */
export async function importInto(db: Database, text: string): Promise<Imported> {
	const file = v.safeParse(FileSchema, parsed(text));
	if (!file.success) return { file: 'unreadable', answers: 0, lessons: 0, bad: 0 };
	const { reviews, attempts, events, modules } = file.output;
	const found = {
		reviews: good(ReviewSchema, reviews),
		attempts: good(AttemptSchema, attempts) as AttemptRecord[],
		events: good(StepSchema, events),
		modules: good(ModuleSchema, modules) as unknown as ModuleRecord[]
	};
	const lessons = readable(found);
	const bad =
		reviews.length
		- found.reviews.length
		+ (attempts.length - lessons.length)
		+ (modules.length - found.modules.length);
	const added = await add(db, found, lessons);
	return { file: file.output.version > version ? 'newer' : 'good', ...added, bad };
}

function parsed(text: string): unknown {
	try {
		return JSON.parse(text);
	} catch {
		return undefined;
	}
}

const good = <S extends v.GenericSchema>(schema: S, records: readonly unknown[]) =>
	records.flatMap((record): v.InferOutput<S>[] => {
		const { success, output } = v.safeParse(schema, record);
		return success ? [output] : [];
	});

type Found = {
	readonly reviews: readonly Review[];
	readonly attempts: readonly AttemptRecord[];
	readonly events: readonly { readonly attempt: string; readonly seq: number }[];
	readonly modules: readonly ModuleRecord[];
};

/** Lessons whose log can be replayed on the case that came with them, up to its first bad step. */
function readable({ attempts, events, modules }: Found) {
	return attempts.flatMap((record) => {
		const { module } =
			modules.find(({ id, revision }) => id === record.module && revision === record.revision)
			?? {};
		const steps = events
			.filter(({ attempt }) => attempt === record.id)
			.map(({ attempt: _, ...step }) => step)
			.sort((one, other) => one.seq - other.seq);
		try {
			if (!module) return [];
			const { entries } = parseEntries(steps);
			const { next } = replay(planLesson(module, record.options), entries);
			return [{ record, entries: entries.slice(0, next) }];
		} catch {
			// A case that is damaged in a way that its outline does not show.
			return [];
		}
	});
}

async function add(
	db: Database,
	{ reviews, modules }: Found,
	lessons: ReturnType<typeof readable>
): Promise<{ answers: number; lessons: number }> {
	const stores = ['reviews', 'attempts', 'events', 'modules'] as const;
	const change = db.transaction(stores, 'readwrite', { durability: 'strict' });
	const store = {
		reviews: change.objectStore('reviews'),
		attempts: change.objectStore('attempts'),
		events: change.objectStore('events'),
		modules: change.objectStore('modules')
	};
	const here = good(ReviewSchema, await store.reviews.getAll());
	const known = new Set(await store.reviews.getAllKeys());
	const union = merge(here, reviews);
	for (const review of union) await store.reviews.put(review);
	for (const one of modules) {
		if (!(await store.modules.get([one.id, one.revision]))) await store.modules.add(one);
	}
	let begun = 0;
	for (const { record, entries } of lessons) {
		const other = await store.attempts.get(record.id);
		const steps = await store.events.getAll(IDBKeyRange.bound([record.id], [record.id, Infinity]));
		// The same lesson gone on with elsewhere: its longer log holds the shorter one.
		const follows = entries.slice(0, steps.length).every((entry, at) => sameId(steps[at], entry));
		if (!follows || entries.length < steps.length) continue;
		for (const entry of entries.slice(steps.length)) {
			await store.events.add({ attempt: record.id, ...entry });
		}
		if (!other || entries.length > steps.length) await store.attempts.put(record);
		if (!other) begun++;
	}
	await change.done;
	return { answers: union.filter(({ id }) => !known.has(id)).length, lessons: begun };
}

const sameId = (stored: unknown, { id }: { readonly id: string }) =>
	(stored as { id?: string } | undefined)?.id === id;
