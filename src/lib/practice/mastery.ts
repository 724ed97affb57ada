import { chanceAbove } from './beta.ts';
import type { SkillState } from './state.ts';

/** What a master gets right at least, and how certain that has to be. */
const share = 0.8;
const certainty = 0.95;
const fewestDays = 2;
/** First answers that mastery looks back on. */
export const remembered = 30;

export type Missing = 'answers' | 'days' | 'new-topic' | 'no-confident-error';

export type Mastery = {
	readonly mastered: boolean;
	/** The chance, 0 to 1, that at least 80 % would be right. */
	readonly certainty: number;
	/** First answers looked at, and how many were right. */
	readonly of: number;
	readonly right: number;
	/** What is still to be shown; `answers` covers both too few and too many wrong. */
	readonly missing: readonly Missing[];
};

/**
 * A skill is mastered when it is 95 % certain that at least 80 % would be right, by the last thirty
 * answers to items not asked before, nor a twin of theirs (uniform prior: 13 right of 13, 20 of 21, 27 of 29 …), right on
 * two separate days, right at the first meeting with a topic other than the first, and without a
 * confident error in the last five answers. It can be lost again.
 */
export function masteryOf(state: SkillState): Mastery {
	const { firstAnswers, lastFive, carriedOver } = state;
	const right = firstAnswers.filter((one) => one.right);
	const chance = chanceAbove(share, right.length, firstAnswers.length);
	const missing: Missing[] = [];
	if (chance < certainty) missing.push('answers');
	if (new Set(right.map(({ day }) => day)).size < fewestDays) missing.push('days');
	if (!carriedOver) missing.push('new-topic');
	if (lastFive.includes(true)) missing.push('no-confident-error');
	return {
		mastered: missing.length === 0,
		certainty: chance,
		of: firstAnswers.length,
		right: right.length,
		missing
	};
}

/** How many right answers, one after the other, would make it certain enough; 13 where there are none. */
export function rightToGo({ firstAnswers }: SkillState): number {
	let right = firstAnswers.filter((one) => one.right).length;
	for (let more = 0; ; more++) {
		const length = firstAnswers.length + more;
		if (chanceAbove(share, right, Math.min(length, remembered)) >= certainty) return more;
		// The oldest leaves when there are thirty.
		if (!firstAnswers[length - remembered]?.right) right++;
	}
}
