import type { LogEntry } from '../lesson/event.ts';
import type { LessonPlan } from '../lesson/plan.ts';
import { advance, begin } from '../lesson/snapshot.ts';
import { markItem } from '../scoring/mark.ts';
import { bankOf, type Content } from './bank.ts';
import { offsetAt } from './day.ts';
import { reviewOf } from './given.ts';
import type { Review } from './review.ts';

type Lesson = Content & {
	readonly id: string;
	readonly plan: LessonPlan;
	readonly entries: readonly LogEntry[];
};

/**
 * What a lesson's answers tell practice. Worked out from the lesson's log whenever it is wanted and
 * never stored: it cannot differ from the lesson, and lessons done before there was practice count.
 * The ids are the same each time.
 * @param zone an IANA name; where the learner is now, as a lesson does not note where it was done
 */
export function reviewsOf({ id, module, key, plan, entries }: Lesson, zone: string): Review[] {
	const bank = bankOf([{ module, key }]);
	let snapshot = begin(plan);
	return entries.flatMap(({ at, event }) => {
		const before = snapshot.context.handedIn.length;
		snapshot = advance(snapshot, event);
		const { handedIn, answers, confidence } = snapshot.context;
		return handedIn.slice(before).flatMap((item): Review[] => {
			const asked = bank.byAddress.get(`${module.id}/${item}`);
			const answer = answers[item];
			if (!asked || !answer) return [];
			const sure = confidence[item];
			const review = reviewOf(asked, markItem(asked.item, asked.key, answer, sure), {
				id: `${id}/${item}`,
				at: Math.round(at),
				offset: offsetAt(at, zone),
				answer,
				...(sure && { confidence: sure })
			});
			return review ? [review] : [];
		});
	});
}
