import type { Bank } from './bank.ts';
import type { Day } from './day.ts';
import type { Ledger } from './ledger.ts';
import type { SkillId } from './skills.ts';
import { dueOf } from './state.ts';

/** The day on which a skill comes back; undefined for one that was not met yet. */
export function comesBack({ tracks, asked }: Ledger, bank: Bank, skill: SkillId): Day | undefined {
	const track = tracks.get(skill);
	const open = bank.bySkill.get(skill)?.some(({ family }) => !asked.has(family)) ?? false;
	return track && dueOf(track.state, open);
}
