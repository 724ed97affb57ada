import * as reviewLog from '#lib/client/reviews.ts';
import { attemptOf } from '#lib/practice/attempt.ts';
import { dayAt } from '#lib/practice/day.ts';
import { empty, fold, type Ledger } from '#lib/practice/ledger.ts';
import type { Attempt } from '#lib/scoring/first.ts';
import type { Answered } from '#lib/ui/practice/History.svelte';
import { contentOf, look, zone, type Known } from './practising.ts';
import { past } from './sitting.ts';

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
	const { db, reviews } = known;
	const now = Date.now();
	const lessons = db ? await past() : [];
	const own = db ? (await reviewLog.load(db, now)).reviews : [];
	const practised: Attempt[] = [];
	const answers: Answered[] = [];
	const practiceIds = new Set(own.map(({ id }) => id));
	for (const review of reviews) {
		// A case that was corrected since, answered on another device, can no longer be read.
		const content = await contentOf(db, review).catch(() => undefined);
		if (content && practiceIds.has(review.id)) practised.push(...attemptOf(review, content));
		const item = content?.module.items.find(({ id }) => id === review.item);
		answers.push({
			review,
			title: content?.module.title ?? review.module,
			question: item?.kind === 'compare' ? item.question : (item?.claim ?? review.item)
		});
	}
	return {
		...known,
		ledger: fold(empty, reviews, now),
		today: dayAt(now, zone()),
		zone: zone(),
		attempts: [...lessons.map(({ given }) => given), ...practised],
		answers: answers.reverse()
	};
}
