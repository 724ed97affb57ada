import * as v from 'valibot';
import { NameSchema, OptionsSchema, parseEntries, TimeSchema } from '../lesson/entry.ts';
import type { LogEntry } from '../lesson/event.ts';
import { planLesson } from '../lesson/plan.ts';
import { replay } from '../lesson/replay.ts';
import { bankOf } from '../practice/bank.ts';
import { merge } from '../practice/log.ts';
import { ReviewSchema, type Review } from '../practice/review.ts';
import { markItem } from '../scoring/mark.ts';
import { isClean, misleading, unstorable } from './clean.ts';
import type { AttemptRecord, Database, ModuleRecord } from './database.ts';
import { ofAttempt } from './log.ts';
import { format, version } from './transfer.ts';

/** What reading a file came to. */
export type Imported = {
	/**
	 * `unreadable`: not a file of ours, or cut off. `large`: it holds more than one of ours can.
	 * `newer`: what is known of it was taken in.
	 */
	readonly file: 'good' | 'unreadable' | 'large' | 'newer';
	/** Answers and lessons that were not here before. */
	readonly answers: number;
	readonly lessons: number;
	/** Records that could not be read, and were left out. */
	readonly bad: number;
};

/** Fifteen years of daily practice, in bytes; what is longer is not read at all. */
const longest = 16 * 1024 * 1024;
/** Nothing of ours has more; without an end to each, a small file could keep a device busy for hours. */
const most = { reviews: 60_000, attempts: 2_000, events: 120_000, modules: 500, items: 200 };

const list = v.optional(v.array(v.unknown()), []);
const FileSchema = v.object({
	format: v.literal(format),
	version: v.pipe(v.number(), v.integer(), v.minValue(1)),
	reviews: list,
	attempts: list,
	events: list,
	modules: list
});

const AttemptSchema = v.strictObject({
	id: NameSchema,
	module: NameSchema,
	revision: NameSchema,
	options: OptionsSchema,
	startedAt: TimeSchema,
	changedAt: TimeSchema,
	finished: v.boolean()
});
const StepSchema = v.looseObject({
	attempt: NameSchema,
	seq: v.pipe(v.number(), v.safeInteger(), v.minValue(0))
});
const ModuleSchema = v.looseObject({
	id: NameSchema,
	revision: NameSchema,
	module: v.looseObject({
		id: NameSchema,
		title: v.string(),
		items: v.pipe(v.array(v.looseObject({ id: NameSchema })), v.maxLength(most.items)),
		sources: v.array(v.unknown())
	}),
	key: v.looseObject({ id: NameSchema, keys: v.record(NameSchema, v.unknown()) })
});

const nothing = { answers: 0, lessons: 0, bad: 0 };

/** Takes in a file that a person chose; see `importInto`. */
export async function importFile(db: Database, file: Blob): Promise<Imported> {
	if (file.size > longest) return { file: 'large', ...nothing };
	return importInto(db, await file.text());
}

/**
 * Takes in a file from another device. What is here stays: the file can add, and never replace. The
 * same file again changes nothing. Each record is checked by itself; a bad one is left out and counted.
 * @throws DOMException when the device is full; then nothing was taken in
 */
export async function importInto(db: Database, text: string): Promise<Imported> {
	const file = v.safeParse(FileSchema, parsed(text));
	if (!file.success) return { file: 'unreadable', ...nothing };
	const { reviews, attempts, events, modules } = file.output;
	const lists = { reviews, attempts, events, modules };
	const isLarge = (name: keyof typeof lists) => lists[name].length > most[name];
	if ((Object.keys(lists) as (keyof typeof lists)[]).some(isLarge)) {
		return { file: 'large', ...nothing };
	}
	const cases = good(ModuleSchema, modules, misleading) as unknown as ModuleRecord[];
	const found = {
		reviews: good(ReviewSchema, reviews, unstorable),
		attempts: good(AttemptSchema, attempts, unstorable) as AttemptRecord[],
		events: good(StepSchema, events, unstorable),
		modules: cases.filter(isSound)
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

const good = <S extends v.GenericSchema>(
	schema: S,
	records: readonly unknown[],
	signs: RegExp
): v.InferOutput<S>[] =>
	records.flatMap((record): v.InferOutput<S>[] => {
		if (!isClean(record, signs)) return [];
		const { success, output } = v.safeParse(schema, record, { abortEarly: true });
		return success ? [output] : [];
	});

/** Whether a case can be asked and marked: one that cannot would stop every page that reads it. */
function isSound({ id, revision, module, key }: ModuleRecord): boolean {
	if (module.id !== id || key.id !== id || module.revision !== revision) return false;
	try {
		planLesson(module, { feedback: 'item', confidence: 'optional', seed: 0 });
		bankOf([{ module, key }]);
		return module.items.every((item) => {
			const its = key.keys[item.id];
			return (
				its !== undefined && its.kind === item.kind && markItem(item, its, {}).item === item.id
			);
		});
	} catch {
		return false;
	}
}

type Found = {
	readonly reviews: readonly Review[];
	readonly attempts: readonly AttemptRecord[];
	readonly events: readonly { readonly attempt: string; readonly seq: number }[];
	readonly modules: readonly ModuleRecord[];
};
type Lesson = { readonly record: AttemptRecord; readonly entries: readonly LogEntry[] };

/** Lessons whose log can be replayed on the case that came with them, up to its first bad step. */
function readable({ attempts, events, modules }: Found): Lesson[] {
	// Of two under one name the first counts.
	const cases = new Map(
		[...modules].reverse().map((one) => [`${one.id}/${one.revision}`, one.module])
	);
	const logs = new Map<string, Map<number, unknown>>();
	for (const { attempt, ...step } of events) {
		const steps = logs.get(attempt) ?? new Map<number, unknown>();
		if (!steps.has(step.seq)) steps.set(step.seq, step);
		logs.set(attempt, steps);
	}
	return attempts.flatMap((record): Lesson[] => {
		const module = cases.get(`${record.module}/${record.revision}`);
		if (!module) return [];
		const steps = [...(logs.get(record.id) ?? [])].sort(([one], [other]) => one - other);
		try {
			const { entries } = parseEntries(steps.map(([, step]) => step));
			const { next } = replay(planLesson(module, record.options), entries);
			return [{ record, entries: entries.slice(0, next) }];
		} catch {
			return [];
		}
	});
}

/** All that was found and is not here, or nothing of it. */
async function add(
	db: Database,
	{ reviews, modules }: Found,
	lessons: readonly Lesson[]
): Promise<{ answers: number; lessons: number }> {
	const stores = ['reviews', 'attempts', 'events', 'modules', 'work'] as const;
	const change = db.transaction(stores, 'readwrite', { durability: 'strict' });
	const store = {
		reviews: change.objectStore('reviews'),
		attempts: change.objectStore('attempts'),
		events: change.objectStore('events'),
		modules: change.objectStore('modules'),
		work: change.objectStore('work')
	};
	try {
		const [given, cases, others, work] = await Promise.all([
			store.reviews.getAllKeys(),
			store.modules.getAllKeys(),
			store.attempts.getAllKeys(),
			store.work.getAllKeys()
		]);
		const known = new Set(given);
		const fresh = merge([], reviews).filter(({ id }) => !known.has(id));
		for (const review of fresh) write(store.reviews.add(review));
		const here = new Set(cases.map(String));
		for (const one of modules) {
			const name = String([one.id, one.revision]);
			if (!here.has(name)) write(store.modules.add(one));
			here.add(name);
		}
		const begun = new Set(others);
		for (const { record, entries } of lessons) {
			// Work for a class is in the same log, and is in nobody's file.
			if (work.includes(record.id)) continue;
			const steps = await store.events.getAll(ofAttempt(record.id));
			// The same lesson gone on with elsewhere: its longer log holds the shorter one.
			const follows = entries.slice(0, steps.length).every((entry, at) => sameId(steps[at], entry));
			if (!follows || entries.length < steps.length) continue;
			const added = entries.slice(steps.length);
			for (const entry of added) write(store.events.add({ attempt: record.id, ...entry }));
			if (!begun.has(record.id) || added.length > 0) write(store.attempts.put(record));
			begun.add(record.id);
		}
		await change.done;
		return { answers: fresh.length, lessons: begun.size - others.length };
	} catch (error) {
		change.done.catch(() => undefined);
		takeBack(change);
		throw error;
	}
}

/** Not waited for one by one: where one fails, `done` says so. */
function write(request: Promise<unknown>): void {
	request.catch(() => undefined);
}

/** A request that fails takes all back by itself; what cannot even be asked for does not. */
function takeBack(change: { readonly abort: () => void }): void {
	try {
		change.abort();
	} catch {
		// It was taken back already.
	}
}

const sameId = (stored: unknown, { id }: { readonly id: string }) =>
	(stored as { id?: string } | undefined)?.id === id;
