import type { Day } from './day.ts';
import type { Ledger } from './ledger.ts';
import type { SkillId } from './skills.ts';
import { recallOf } from './state.ts';

/** Answers that a day's work takes at most, each settling one skill or more: about two sessions. */
const perDay = 12;

export type Agenda = {
	/** The most urgent first. */
	readonly today: readonly SkillId[];
	/** How many are due and do not fit into today; nothing new is begun while there are any. */
	readonly waiting: number;
	/** Day → how many skills are due then; what does not fit into a day is put into the next. */
	readonly later: ReadonlyMap<Day, number>;
};

/**
 * What is due. Someone who was away for a month finds one day's work and not a month's: the most
 * urgent twelve today, less what was answered today, the others spread over the days that follow, so
 * that a day's work comes to an end. Urgent are confident errors, then
 * what is most likely to have been forgotten.
 * @param held skills that can be asked about; others are left out
 */
export function agendaOf(
	{ tracks, days }: Ledger,
	today: Day,
	held: (skill: SkillId) => boolean
): Agenda {
	const skills = [...tracks].filter(([skill]) => held(skill));
	const due = skills
		.filter(([, { state }]) => state.due <= today)
		.map(([skill, { state }]) => ({
			skill,
			owed: state.owed !== undefined,
			recall: recallOf(state, today)
		}))
		.sort(
			(a, b) =>
				Number(b.owed) - Number(a.owed) || a.recall - b.recall || (a.skill < b.skill ? -1 : 1)
		)
		.map(({ skill }) => skill);
	const fits = Math.max(0, perDay - (days.get(today) ?? 0));
	const comes = skills.map(([, { state }]) => state.due).filter((day) => day > today);
	const waiting = Math.max(0, due.length - fits);
	return { today: due.slice(0, fits), waiting, later: spread(today, waiting, comes) };
}

function spread(today: Day, over: number, comes: readonly Day[]): ReadonlyMap<Day, number> {
	const due = Map.groupBy(comes, (day) => day);
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
