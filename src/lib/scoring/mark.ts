import type { Key, PublicItem } from '../content/module.ts';
import type { Answer, Confidence } from '../lesson/answer.ts';
import { isComplete } from '../lesson/complete.ts';
import { partsOf, type Part } from './parts.ts';
import { certaintyMarks } from './tables.ts';

export const outcomes = ['right', 'partly', 'wrong', 'unanswered'] as const;
export type Outcome = (typeof outcomes)[number];

export type Mark = {
	readonly item: string;
	readonly outcome: Outcome;
	/** 0 to 1; null when there is no complete answer: invalid is not wrong. */
	readonly credit: number | null;
	readonly parts: readonly Part[];
	/** −6 to 3; absent when the learner did not say how sure. Only a full answer counts as right. */
	readonly certaintyMark?: number;
};

/** Marks one answer by the tables of credit. Pure: the same answer always gets the same mark. */
export function markItem(
	item: PublicItem,
	key: Key,
	answer: Answer | undefined,
	confidence?: Confidence
): Mark {
	if (!answer || !isComplete(item, answer)) {
		return { item: item.id, outcome: 'unanswered', credit: null, parts: [] };
	}
	const parts = partsOf(item, key, answer);
	const credit = parts.reduce((sum, part) => sum + part.credit * part.weight, 0);
	const outcome = credit === 1 ? 'right' : credit > 0 ? 'partly' : 'wrong';
	const mark: Mark = { item: item.id, outcome, credit, parts };
	if (confidence === undefined) return mark;
	return {
		...mark,
		certaintyMark: certaintyMarks[confidence][outcome === 'right' ? 'right' : 'wrong']
	};
}
