import type { Day } from './day.ts';
import { masteryOf, rightToGo } from './mastery.ts';
import { recallOf, type SkillState } from './state.ts';

/** What evidence of mastery counts for beside learning. */
const evidence = 4;

/**
 * What an answer to a skill is worth today, to compare skills by. It refreshes what has faded (by
 * FSRS; all of it where there is no answer yet), and adds the less the more answers there were.
 * And it is a step toward showing mastery, worth the chance that every answer still wanting will be
 * right. So what was practised little and what is nearly shown both come before what goes on failing.
 */
export function worthOf(state: SkillState | undefined, today: Day): number {
	if (!state) return 1;
	const { mastered, of, right } = masteryOf(state);
	const learning = (1 - recallOf(state, today)) / (1 + state.answers);
	// Held together with four answers of which three were right.
	const chance = (right + 3) / (of + 4);
	return mastered ? learning : learning + evidence * chance ** rightToGo(state);
}
