import { attemptOf } from '#lib/practice/attempt.ts';
import { dayAt } from '#lib/practice/day.ts';
import { emptyFor, fold, type Ledger } from '#lib/practice/ledger.ts';
import type { Attempt } from '#lib/scoring/first.ts';
import type { Answered } from '#lib/ui/practice/History.svelte';
import { contentOf, look, zone, type Known } from './practising.ts';
import { givenOf } from './sitting.ts';

/** All that this device can say of its learner. */
export type Progress = Known & {
	readonly ledger: Ledger;
	readonly today: number;
	readonly zone: string;
	/** Lessons, and answers in practice as lessons of one question. */
	readonly attempts: readonly Attempt[];
	readonly answers: readonly Answered[];
};

/** Reads the device. @throws where the catalogue or the store cannot be had */
export async function progress(): Promise<Progress> {
	const known = await look();
	const { db, bank, reviews, lessons } = known;
	const now = Date.now();
	const attempts = lessons.map(givenOf);
	const answers: Answered[] = [];
	const practised = new Set(known.practised.map(({ id }) => id));
	for (const review of reviews) {
		// A case that was corrected since, answered on another device, can no longer be read.
		const content = await contentOf(db, review).catch(() => undefined);
		if (content && practised.has(review.id)) attempts.push(...attemptOf(review, content));
		answers.push({ review, content });
	}
	return {
		...known,
		ledger: fold(emptyFor(bank), reviews, now),
		today: dayAt(now, zone()),
		zone: zone(),
		attempts,
		answers: answers.reverse()
	};
}
