import { choose } from './choose.ts';
import { dayAt, type Day } from './day.ts';
import { agendaOf, type Agenda } from './due.ts';
import { freshSkills } from './fresh.ts';
import { secondsOf, shortest, type Asking, type Pick, type Session, type Why } from './session.ts';
import { readSkill, type SkillId } from './skills.ts';
import { dueOf } from './state.ts';

/** The end of a session, and when something is due next. */
export type Stop = {
	readonly stop: 'time' | 'nothing-due' | 'nothing-left';
	readonly nextDay?: Day;
};

/** A new boundary is met three times in a row; a pair takes too long for that. */
const block = 3;

/**
 * What to do now: finish the block of a new skill, then confident errors that are due, one new skill,
 * what else is due, and more that is new where time is left. The one is begun though more is due than
 * fits, unless the day's work is done: who must clear all of that first does not meet a third of the
 * skills. Pure: the same log, session and time give the same item. Nothing here waits: after each answer, fold it
 * into the ledger, add the pick to the session, and ask again.
 */
export function next(asking: Asking): Pick | Stop {
	const { bank, ledger, session, now, zone, more } = asking;
	const today = dayAt(now, zone);
	const agenda = agendaOf(ledger, bank, today);
	const due = new Set(agenda.today);
	const inBlock = unfinished(session);
	const over = !more && !inBlock && secondsOf(session) >= shortest;
	let wanted = 0;
	for (const [skill, why] of over ? [] : targets(asking, agenda, inBlock)) {
		wanted++;
		const chosen = choose(asking, skill, due);
		if (chosen) return { ...chosen, skill, why };
	}
	const tomorrow = freshSkills(bank, ledger).length ? today + 1 : undefined;
	const nextDay = Math.min(...agenda.later.keys(), tomorrow ?? Infinity);
	return {
		stop:
			over || (wanted && session.length)
				? 'time'
				: more || !bank.items.length
					? 'nothing-left'
					: 'nothing-due',
		...(Number.isFinite(nextDay) && { nextDay })
	};
}

function* targets(
	{ bank, ledger, session, more }: Asking,
	{ today, waiting }: Agenda,
	inBlock: SkillId | undefined
): Generator<[SkillId, Why]> {
	if (inBlock) yield [inBlock, 'block'];
	const had = new Set(session.map(({ skill }) => skill));
	const left = today.filter((skill) => !had.has(skill));
	const begun = session.some(({ why }) => why === 'new');
	for (const skill of left) if (isOwed(ledger, skill)) yield [skill, 'due'];
	if (!begun && left.length > 0) {
		for (const skill of freshSkills(bank, ledger)) yield [skill, 'new'];
	}
	for (const skill of left) if (!isOwed(ledger, skill)) yield [skill, 'due'];
	if (more || waiting === 0) {
		for (const skill of freshSkills(bank, ledger)) yield [skill, 'new'];
	}
	if (!more) return;
	const rest = [...ledger.tracks]
		.filter(([skill]) => bank.bySkill.has(skill) && !had.has(skill))
		.map(([skill, { state }]) => ({ skill, due: dueOf(state, false) }))
		.sort((a, b) => a.due - b.due || (a.skill < b.skill ? -1 : 1));
	for (const { skill } of rest) yield [skill, 'early'];
}

const isOwed = ({ tracks }: Asking['ledger'], skill: SkillId) =>
	tracks.get(skill)?.state.owed !== undefined;

/** The boundary whose block the session is in the middle of. */
function unfinished(session: Session): SkillId | undefined {
	const last = session.at(-1);
	if (!last || readSkill(last.skill)?.kind !== 'label') return undefined;
	if (last.why !== 'new' && last.why !== 'block') return undefined;
	const asked = session.filter(({ skill }) => skill === last.skill).length;
	return asked < block ? last.skill : undefined;
}
