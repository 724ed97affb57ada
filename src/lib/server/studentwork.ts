import type { Key, Module, PublicItem } from '../content/module.ts';
import { timelineOf, type Stretch } from '../lesson/timeline.ts';
import type { Answer, Confidence } from '../lesson/answer.ts';
import { explain, type Feedback } from '../scoring/feedback.ts';
import type { Mark } from '../scoring/mark.ts';
import { foldLog, markOf } from '../scoring/projection.ts';
import * as attempts from './attempts.ts';
import type { Db } from './store/open.ts';
import type { AssignmentRow } from './store/tables.ts';

/** One answer, as a teacher reads it. */
export type GivenAnswer = {
	readonly item: PublicItem;
	readonly key: Key;
	readonly answer: Answer;
	readonly mark: Mark;
	readonly feedback: Feedback;
	readonly confidence: Confidence | null;
	/** How often the hint was shown. */
	readonly hints: number;
	/** Why the student disagrees with the key. */
	readonly disagrees: string | null;
	/** Given or changed after the time was up. */
	readonly late: boolean;
};

/** All that one attempt holds. */
export type Work = {
	readonly module: Module;
	/** In the order asked. */
	readonly given: readonly GivenAnswer[];
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
	const { plan, key, module, entries, lateAfter } = loaded;
	const lines = entries.map((entry) => ({ ...entry, serverAt: Date.parse(entry.serverAt) }));
	const { all, inTime } = foldLog(plan, lines, lateAfter === null ? null : Date.parse(lateAfter));
	const { answers, confidence, hints, disagreements } = all.context;
	const { items } = markOf(all, key, { certainty: assignment.certainty_marks === 1 });
	const given = items.map((mark): GivenAnswer => {
		const item = plan.items[mark.item]!;
		const keyOf = key.keys[mark.item]!;
		const answer = answers[mark.item] ?? {};
		const before = inTime.context.answers[mark.item] ?? {};
		return {
			item,
			key: keyOf,
			answer,
			mark,
			feedback: explain(item, keyOf, answer),
			confidence: confidence[mark.item] ?? null,
			hints: hints[mark.item] ?? 0,
			disagrees: disagreements[mark.item] ?? null,
			late: JSON.stringify(answer) !== JSON.stringify(before)
		};
	});
	return { module, given, timeline: timelineOf(lines) };
}
