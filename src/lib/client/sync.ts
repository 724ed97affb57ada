import { parseEntries } from '../lesson/entry.ts';
import type { LogEntry } from '../lesson/event.ts';
import { planLesson } from '../lesson/plan.ts';
import { replay } from '../lesson/replay.ts';
import {
	mostRecords,
	type BegunLesson,
	type PracticeRecord,
	type SentRecords,
	type ToldRecords
} from '../practice/exchange.ts';
import { joined } from '../practice/joined.ts';
import type { Review } from '../practice/review.ts';
import * as attempts from './attempts.ts';
import type { Database, ModuleRecord } from './database.ts';
import * as log from './log.ts';
import * as reviews from './reviews.ts';

/** How an exchange ended. `full`: the account holds as much as it can. */
export type Outcome = 'well' | 'away' | 'signed-out' | 'full';

export type Effects = {
	readonly send: (sent: SentRecords) => Promise<ToldRecords | Exclude<Outcome, 'well'>>;
	/** A case and its key as a lesson was begun with; undefined where they cannot be had. */
	readonly content: (module: string, revision: string) => Promise<ModuleRecord | undefined>;
	readonly newId: () => string;
	readonly now: () => number;
};

/** Exchanges until two devices that write at once have both had their turn. */
const mostRounds = 5;

/**
 * Sends what this device has and the server has not, and takes in what others have sent. Can be
 * broken off anywhere and done again: what comes twice changes nothing.
 */
export async function synchronise(db: Database, effects: Effects): Promise<Outcome> {
	for (let round = 0; round < mostRounds; round++) {
		const waiting = await unsent(db, effects.now());
		const outcome = await exchange(db, waiting, effects);
		if (outcome !== 'well') return outcome;
		if ((await unsent(db, effects.now())).length === 0) break;
	}
	return 'well';
}

async function exchange(
	db: Database,
	waiting: readonly PracticeRecord[],
	effects: Effects
): Promise<Outcome> {
	const told: PracticeRecord[] = [];
	let after = ((await db.get('shared', 'after')) as string | undefined) ?? null;
	for (let at = 0, more = true; more || at < waiting.length; at += mostRecords) {
		const records = waiting.slice(at, at + mostRecords);
		const reply = await effects.send({ after, records });
		if (typeof reply === 'string') return reply;
		await note(db, records);
		told.push(...reply.records);
		({ after, more } = reply);
	}
	await take(db, told, effects);
	// Last: if it was broken off before, all of it comes again.
	await db.put('shared', after ?? '', 'after');
	return 'well';
}

/** What the server does not have, as far as this device knows. */
async function unsent(db: Database, now: number): Promise<PracticeRecord[]> {
	const shared = new Set(await db.getAllKeys('shared'));
	const { reviews: given } = await reviews.load(db, now);
	const records: PracticeRecord[] = given
		.filter(({ id }) => !shared.has(nameOf('review', id)))
		.map((review) => ({ kind: 'review', review }));
	for (const { id, module, revision, options, startedAt } of await attempts.all(db)) {
		const begun: BegunLesson = { id, module, revision, options, startedAt };
		const known = (await db.get('shared', nameOf('lesson', id))) as number | undefined;
		if (known === undefined) records.push({ kind: 'lesson', lesson: begun });
		const steps = await log.stored(db, id);
		for (const entry of steps.slice(known ?? 0)) {
			records.push({ kind: 'step', lesson: id, after: steps[entry.seq - 1]?.id ?? null, entry });
		}
	}
	return records;
}

const nameOf = (kind: 'review' | 'lesson', id: string) => `${kind} ${id}`;

/** Answers and lessons are the server's once it has said so; of steps, its own telling says which. */
async function note(db: Database, records: readonly PracticeRecord[]): Promise<void> {
	const change = db.transaction('shared', 'readwrite', { durability: 'strict' });
	for (const record of records) {
		if (record.kind === 'review') {
			await change.store.put(1, nameOf('review', record.review.id));
		} else if (record.kind === 'lesson') {
			const name = nameOf('lesson', record.lesson.id);
			if ((await change.store.get(name)) === undefined) await change.store.put(0, name);
		}
	}
	await change.done;
}

async function take(
	db: Database,
	records: readonly PracticeRecord[],
	effects: Effects
): Promise<void> {
	const given = records.flatMap((record) => (record.kind === 'review' ? [record.review] : []));
	await takeReviews(db, given);
	const begun = records.flatMap((record) => (record.kind === 'lesson' ? [record.lesson] : []));
	for (const lesson of begun) await takeLesson(db, lesson);
	await note(db, records);
	const steps = new Map<string, LogEntry[]>();
	for (const record of records) {
		if (record.kind !== 'step') continue;
		const told = steps.get(record.lesson);
		if (told) told.push(record.entry);
		else steps.set(record.lesson, [record.entry]);
	}
	for (const [lesson, told] of steps) await takeSteps(db, lesson, told, effects);
	for (const record of await attempts.all(db)) await contentOf(db, record, effects);
}

async function takeReviews(db: Database, given: readonly Review[]): Promise<void> {
	const change = db.transaction('reviews', 'readwrite', { durability: 'strict' });
	for (const review of given) {
		if (!(await change.store.getKey(review.id))) await change.store.add(review);
	}
	await change.done;
}

async function takeLesson(db: Database, lesson: BegunLesson): Promise<void> {
	const change = db.transaction('attempts', 'readwrite', { durability: 'strict' });
	if (!(await change.store.getKey(lesson.id))) {
		await change.store.add({ ...lesson, changedAt: lesson.startedAt, finished: false });
	}
	await change.done;
}

/** The case of a lesson; what cannot be had now is asked for at the next exchange. */
async function contentOf(
	db: Database,
	{ module, revision }: { readonly module: string; readonly revision: string },
	{ content }: Effects
): Promise<ModuleRecord | undefined> {
	const kept = await db.get('modules', [module, revision]);
	if (kept) return kept;
	const fetched = await content(module, revision);
	if (fetched) await db.put('modules', fetched);
	return fetched;
}

async function takeSteps(
	db: Database,
	lesson: string,
	told: readonly LogEntry[],
	effects: Effects
): Promise<void> {
	const record = await db.get('attempts', lesson);
	const content = record && (await contentOf(db, record, effects));
	if (!content) return;
	const plan = planLesson(content.module, record.options);
	const stores = ['attempts', 'events', 'shared', 'aside'] as const;
	const change = db.transaction(stores, 'readwrite', { durability: 'strict' });
	const events = change.objectStore('events');
	const lines = (await events.getAll(log.ofAttempt(lesson))).map(({ attempt: _, ...line }) => line);
	const name = nameOf('lesson', lesson);
	const shared = ((await change.objectStore('shared').get(name)) as number | undefined) ?? 0;
	const here = parseEntries(lines).entries;
	const after = joined(plan, { entries: here, shared }, told, effects.newId);
	const moved = after.entries.some(({ id }, seq) => here[seq]?.id !== id);
	if (moved) {
		await events.delete(log.ofAttempt(lesson));
		for (const entry of after.entries) await events.add({ attempt: lesson, ...entry });
		const { snapshot } = replay(plan, after.entries);
		const changedAt = after.entries.at(-1)?.at ?? record.changedAt;
		const finished = snapshot.value === 'done';
		await change.objectStore('attempts').put({ ...record, changedAt, finished });
	}
	if (after.left.length > 0) {
		const aside = { attempt: lesson, reason: 'clash', at: effects.now(), found: after.left };
		await change.objectStore('aside').add(aside);
	}
	await change.objectStore('shared').put(after.shared, name);
	await change.done;
}
