import { groupBy } from '../content/group.ts';
import type { Bank } from './bank.ts';
import type { Day } from './day.ts';
import type { Ledger } from './ledger.ts';
import type { SkillId } from './skills.ts';
import { inTurn } from './rank.ts';
import { dueOf } from './state.ts';
import { worthOf } from './worth.ts';

/** Answers that a day's work takes at most, each settling one skill or more: about two sessions. */
const perDay = 12;

export type Agenda = {
	/** The most urgent first. */
	readonly today: readonly SkillId[];
	/** How many are due and do not fit into today; little that is new is begun while there are any. */
	readonly waiting: number;
	/** Day → how many skills are due then; what does not fit into a day is put into the next. */
	readonly later: ReadonlyMap<Day, number>;
};

/**
 * What is due. Someone who was away for a month finds one day's work and not a month's: the most
 * urgent twelve today, less what was answered today, the others spread over the days that follow, so
 * that a day's work comes to an end. Only confident errors are due whatever was answered: a lesson on
 * each day would keep them away beyond their week. Urgent are confident errors, then skills with items that were
 * not asked before, then what an answer is worth most to for the time it takes. A skill that the
 * bank holds nothing of is left out.
 */
export function agendaOf({ tracks, days, asked }: Ledger, bank: Bank, today: Day): Agenda {
	const skills = [...tracks].flatMap(([skill, { state }]) => {
		const items = bank.bySkill.get(skill);
		if (!items) return [];
		const open = items.some(({ family }) => !asked.has(family));
		const seconds = items[0]?.seconds ?? 1;
		return [{ skill, state, open, seconds, due: dueOf(state, open) }];
	});
	const due = skills
		.filter((one) => one.due <= today)
		.map(({ skill, state, open, seconds }) => ({
			skill,
			rank: [Number(state.owed === undefined), Number(!open), -worthOf(state, today) / seconds]
		}))
		.sort((a, b) => inTurn(a.rank, b.rank) || (a.skill < b.skill ? -1 : 1))
		.map(({ skill }) => skill);
	const owed = due.filter((skill) => tracks.get(skill)?.state.owed !== undefined).length;
	const fits = Math.max(Math.min(owed, perDay), perDay - (days.get(today) ?? 0));
	const comes = skills.map((one) => one.due).filter((day) => day > today);
	const waiting = Math.max(0, due.length - fits);
	return { today: due.slice(0, fits), waiting, later: spread(today, waiting, comes) };
}

function spread(today: Day, over: number, comes: readonly Day[]): ReadonlyMap<Day, number> {
	const due = groupBy(comes, (day) => day);
	const later = new Map<Day, number>();
	const last = Math.max(today, ...comes);
	let waiting = over;
	for (let day = today + 1; waiting > 0 || day <= last; day++) {
		waiting += due.get(day)?.length ?? 0;
		const fits = Math.min(waiting, perDay);
		if (fits > 0) later.set(day, fits);
		waiting -= fits;
	}
	return later;
}
