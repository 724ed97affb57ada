import { planLesson } from '../lesson/plan.ts';
import type { Attempt } from '../scoring/first.ts';
import type { Content } from './bank.ts';
import type { Review } from './review.ts';

/** An answer in practice as reports read it: a lesson of one question. */
export function attemptOf(review: Review, { module, key }: Content): Attempt[] {
	const items = module.items.filter(({ id }) => id === review.item);
	if (items.length === 0 || !review.answer || !key.keys[review.item]) return [];
	const options = { feedback: 'item', confidence: 'optional', seed: 0 } as const;
	return [
		{
			id: review.id,
			at: review.at,
			key,
			plan: planLesson({ ...module, items }, options),
			answers: { [review.item]: review.answer },
			confidence: review.confidence ? { [review.item]: review.confidence } : {},
			handedIn: [review.item]
		}
	];
}
