import type { Bank } from '../../practice/bank.ts';
import { comesBack } from '../../practice/comes.ts';
import type { Day } from '../../practice/day.ts';
import type { Ledger } from '../../practice/ledger.ts';
import { masteryOf } from '../../practice/mastery.ts';
import type { SkillId } from '../../practice/skills.ts';
import type { SkillState } from '../../practice/state.ts';
import { dayWords } from './words.ts';

/** Where a skill stands, for a mark beside its name, and the same in words. */
export type Standing = {
	readonly id: SkillId;
	/** Undefined for one that was not met yet. */
	readonly state: SkillState | undefined;
	readonly mark: 'new' | 'learning' | 'due' | 'mastered';
	readonly words: string;
};

export function standingOf(
	id: SkillId,
	{ bank, ledger, today, zone }: { bank: Bank; ledger: Ledger; today: Day; zone: string }
): Standing {
	const state = ledger.tracks.get(id)?.state;
	const due = comesBack(ledger, bank, id);
	if (!state || due === undefined) return { id, state: undefined, mark: 'new', words: 'new' };
	const when = dayWords(due, today, zone);
	const { mastered } = masteryOf(state);
	const mark = due <= today ? 'due' : mastered ? 'mastered' : 'learning';
	return { id, state, mark, words: mastered ? `mastered, due ${when}` : `learning, due ${when}` };
}
