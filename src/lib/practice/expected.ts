import type { Day } from './day.ts';
import type { Ledger } from './ledger.ts';
import { readSkill, type SkillId } from './skills.ts';
import { recallOf, type SkillState } from './state.ts';

/** What a learner's other skills count for, in answers. */
const weight = 8;

/** The share of first answers that a learner gets right over all skills; three of four at the start. */
function usualOf({ tracks }: Ledger): number {
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
 * held together with eight answers such as the learner usually gives (a Beta prior), and falling
 * toward guessing once more was forgotten, by FSRS, than before those answers on average: what had
 * been forgotten by then is in them already. FSRS alone would say 100 % on the day of an answer, as it
 * may for a card; a skill was never certain.
 * @param guess the chance of being right without the skill
 * @param usual see `usualOf`
 */
export function expectedOf(state: SkillState, today: Day, guess: number, usual: number): number {
	const { firstAnswers } = state;
	const { length } = firstAnswers;
	const right = firstAnswers.filter((one) => one.right).length;
	const shown = (right + weight * usual) / (length + weight);
	const then = length ? firstAnswers.reduce((sum, { recall }) => sum + recall, 0) / length : 1;
	const kept = Math.min(1, recallOf(state, today) / then);
	return guess + Math.max(0, shown - guess) * kept;
}

/** The same for a skill of a ledger; what the learner usually gets right, where it was not met yet. */
export function expectedIn(ledger: Ledger, skill: SkillId, today: Day): number {
	const state = ledger.tracks.get(skill)?.state;
	const usual = usualOf(ledger);
	return state ? expectedOf(state, today, guessOf(skill), usual) : usual;
}

/** A wrong label speaks for one boundary, so a blind guess crosses it as often as it is right. */
const guessOf = (skill: SkillId) => (readSkill(skill)?.kind === 'label' ? 1 / 2 : 1 / 8);
