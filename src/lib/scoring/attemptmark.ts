import type { ModuleKey } from '../content/module.ts';
import type { Confidence } from '../lesson/answer.ts';
import type { LessonContext } from '../lesson/context.ts';
import { markItem, type Mark } from './mark.ts';
import { certaintyMarks } from './tables.ts';

/** What an attempt is worth. */
export type Score = {
	/** Items asked, and how many of them have an answer that is marked. */
	readonly asked: number;
	readonly answered: number;
	/** What was earned, and what full answers to all would earn. */
	readonly points: number;
	readonly of: number;
	/** Points over the whole, 0 to 1; null when nothing was asked. */
	readonly share: number | null;
};

/** With the marks of the items, in the order asked. */
export type AttemptMark = Score & { readonly items: readonly Mark[] };

/** How an attempt is marked. */
export type MarkRules = {
	/** Certainty-based marks instead of credit. */
	readonly certainty: boolean;
	/** Whether complete answers count that were never handed in: its time ran out first. */
	readonly ranOut: boolean;
};

/** The button that is taken as pressed by someone who does not say how sure. */
const unsaid: Confidence = 1;

const most = Math.max(...Object.values(certaintyMarks).map(({ right }) => right));

/**
 * The mark of an attempt: the credit of its items added up, over the number of items asked. An item
 * without a complete answer earns nothing.
 *
 * With certainty-based marks these are added up instead, over three for each item asked; the sum is
 * never taken below 0, and who does not say how sure is taken to guess.
 * @throws Error when an item is asked that has no key: the module is broken
 */
export function markAttempt(
	context: Pick<LessonContext, 'plan' | 'answers' | 'confidence' | 'handedIn'>,
	{ id: module, keys }: ModuleKey,
	{ certainty, ranOut }: MarkRules
): AttemptMark {
	const { plan, answers, confidence, handedIn } = context;
	const items = plan.steps.flat().map((id) => {
		const item = plan.items[id];
		const key = keys[id];
		if (!item || !key) throw new Error(`Item "${id}" of module "${module}" has no key.`);
		const given = ranOut || handedIn.includes(id) ? answers[id] : undefined;
		return markItem(item, key, given, confidence[id] ?? (certainty ? unsaid : undefined));
	});
	const sum = (earned: (mark: Mark) => number | null | undefined) =>
		items.reduce((all, mark) => all + (earned(mark) ?? 0), 0);
	const points = certainty
		? Math.max(
				0,
				sum(({ certaintyMark }) => certaintyMark)
			)
		: sum(({ credit }) => credit);
	const of = items.length * (certainty ? most : 1);
	return {
		asked: items.length,
		answered: items.filter(({ credit }) => credit !== null).length,
		points,
		of,
		share: of > 0 ? points / of : null,
		items
	};
}
