import type { Module } from '../content/module.ts';
import { timelineOf, type Stretch } from '../lesson/timeline.ts';
import { marksAlike } from '../scoring/correction.ts';
import { explain } from '../scoring/feedback.ts';
import type { Given } from '../scoring/given.ts';
import { foldLog, markOf } from '../scoring/projection.ts';
import * as attempts from './attempts.ts';
import * as corrected from './corrected.ts';
import type { Db } from './store/open.ts';
import type { AssignmentRow } from './store/tables.ts';

/** All that one attempt holds. */
export type Work = {
	readonly module: Module;
	/** In the order asked. */
	readonly given: readonly Given[];
	readonly timeline: readonly Stretch[];
};

/** For staff: an attempt with the whole key. @returns undefined where the assignment has none */
export async function find(
	db: Db,
	assignment: AssignmentRow,
	attempt: string,
	now: Date
): Promise<Work | undefined> {
	const loaded = await attempts.load(db, assignment.class, attempt, now);
	if (loaded?.attempt.assignment !== assignment.id) return undefined;
	const { plan, marking, entries, lateAfter } = loaded;
	const { module, key: first } = marking;
	const key = corrected.keyOf(marking);
	const lines = entries.map((entry) => ({ ...entry, serverAt: Date.parse(entry.serverAt) }));
	const { all, inTime } = foldLog(plan, lines, lateAfter === null ? null : Date.parse(lateAfter));
	const { answers, confidence, hints, disagreements } = all.context;
	const certainty = assignment.certainty_marks === 1;
	const { items } = markOf(all, key, { certainty });
	const { items: before } = markOf(all, first, { certainty });
	const given = items.map((mark, index): Given => {
		const item = plan.items[mark.item]!;
		const keyOf = key.keys[mark.item]!;
		const was = first.keys[mark.item]!;
		const answer = answers[mark.item] ?? {};
		const inTimeAnswer = inTime.context.answers[mark.item] ?? {};
		return {
			item,
			key: keyOf,
			answer,
			mark,
			feedback: explain(item, keyOf, answer),
			confidence: confidence[mark.item] ?? null,
			hints: hints[mark.item] ?? 0,
			disagrees: disagreements[mark.item] ?? null,
			before: marksAlike(was, keyOf)
				? null
				: { mark: before[index]!, feedback: explain(item, was, answer) },
			late: JSON.stringify(answer) !== JSON.stringify(inTimeAnswer)
		};
	});
	return { module, given, timeline: timelineOf(lines) };
}
