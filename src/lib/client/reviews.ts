import * as v from 'valibot';
import { ReviewSchema, type Review } from '../practice/review.ts';
import type { LogEntry } from '../lesson/event.ts';
import type { Database } from './database.ts';

/** A log read back, and how many records were set aside because they could not be read. */
export type Loaded = { readonly reviews: readonly Review[]; readonly lost: number };

/**
 * Writes a step of an answer together with the review that it completes, in one transaction.
 * Resolves only when both are durable.
 * @param log under which the step is kept in `events`
 * @throws DOMException `ConstraintError` when another tab has written this step already;
 *   `QuotaExceededError` when the device is full. Nothing is half-written.
 */
export async function append(
	db: Database,
	log: string,
	entry: LogEntry,
	review?: Review
): Promise<void> {
	const change = db.transaction(['events', 'reviews'], 'readwrite', { durability: 'strict' });
	const answers = change.objectStore('reviews');
	const write = async () => {
		await change.objectStore('events').add({ attempt: log, ...entry });
		// An answer is written once: what another tab has handed in under this name stays.
		if (review && !(await answers.getKey(review.id))) await answers.add(review);
	};
	await Promise.all([write(), change.done]);
}

/** Reads all answers, the oldest first. What cannot be read is moved aside, never thrown away. */
export async function load(db: Database, at: number): Promise<Loaded> {
	const stored = await db.getAllFromIndex('reviews', 'at');
	const reviews: Review[] = [];
	const bad: typeof stored = [];
	for (const record of stored) {
		const parsed = v.safeParse(ReviewSchema, record);
		if (parsed.success) reviews.push(parsed.output);
		else bad.push(record);
	}
	// One without a time is in no index, and so would stay hidden for ever.
	if ((await db.count('reviews')) > stored.length) {
		const seen = new Set(stored.map(({ id }) => id));
		const hidden = (await db.getAll('reviews')).filter(({ id }) => !seen.has(id));
		bad.push(...hidden);
	}
	if (bad.length > 0) await setAside(db, bad, at);
	return { reviews, lost: bad.length };
}

async function setAside(
	db: Database,
	found: readonly { readonly id: string }[],
	at: number
): Promise<void> {
	const change = db.transaction(['reviews', 'aside'], 'readwrite', { durability: 'strict' });
	await Promise.all([
		change.objectStore('aside').add({ attempt: 'practice', reason: 'unreadable', at, found }),
		...found.map(({ id }) => change.objectStore('reviews').delete(id)),
		change.done
	]);
}
