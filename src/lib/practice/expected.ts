import type { Day } from './day.ts';
import type { Ledger } from './ledger.ts';
import { recallOf, type SkillState } from './state.ts';

/** What a learner's other skills count for, in answers. */
const weight = 4;

/** The share of first answers that a learner gets right over all skills; three of four at the start. */
export function usualOf({ tracks }: Ledger): number {
	let right = 3;
	let all = 4;
	for (const { state } of tracks.values()) {
		all += state.firstAnswers.length;
		for (const one of state.firstAnswers) right += Number(one.right);
	}
	return right / all;
}

/**
 * The chance of being right on a text not seen before. What the skill's first answers have shown,
 * held together with four answers such as the learner usually gives (a Beta prior), and falling
 * toward guessing as the skill is forgotten. FSRS alone would say 100 % on the day of an answer, as
 * it may for a card; a skill was never certain.
 * @param guess the chance of being right without the skill
 * @param usual see `usualOf`
 */
export function expectedOf(
	{ firstAnswers, ...state }: SkillState,
	today: Day,
	guess: number,
	usual: number
): number {
	const right = firstAnswers.filter((one) => one.right).length;
	const shown = (right + weight * usual) / (firstAnswers.length + weight);
	return guess + Math.max(0, shown - guess) * recallOf({ firstAnswers, ...state }, today);
}
