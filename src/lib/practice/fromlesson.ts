import type { LogEntry } from '../lesson/event.ts';
import type { LessonPlan } from '../lesson/plan.ts';
import { replay } from '../lesson/replay.ts';
import { advance, begin, where } from '../lesson/snapshot.ts';
import { markItem } from '../scoring/mark.ts';
import { bankOf, textsOf, type Content } from './bank.ts';
import { offsetAt } from './day.ts';
import { reviewOf } from './given.ts';
import type { Review } from './review.ts';

type Lesson = Content & {
	readonly plan: LessonPlan;
	readonly entries: readonly LogEntry[];
};

/**
 * What a lesson's answers tell practice. Worked out from the lesson's log whenever it is wanted and
 * never stored: it cannot differ from the lesson, and lessons done before there was practice count.
 * The ids are the same each time.
 * @param zone an IANA name; where the learner is now, as a lesson does not note where it was done
 */
export function reviewsOf(
	{ id, module, key, plan, entries }: Lesson & { readonly id: string },
	zone: string
): Review[] {
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

/** `module/source` of the passages that a lesson has shown: of its examples, and of each step so far. */
export function readIn({ module, plan, entries }: Omit<Lesson, 'key'>): readonly string[] {
	const { snapshot } = replay(plan, entries);
	if (where(snapshot) === 'briefing') return [];
	const { example, step, submitted, skipped } = snapshot.context;
	const steps = where(snapshot) === 'examples' ? [] : [...submitted, ...skipped, step];
	const shown = [
		...plan.examples.slice(0, example + 1),
		...steps.flatMap((at) => plan.steps[at] ?? [])
	];
	return shown.flatMap((id) => {
		const item = plan.items[id];
		return item ? textsOf(module.id, item) : [];
	});
}
