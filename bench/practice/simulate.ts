import type { Bank, BankItem } from '../../src/lib/practice/bank.ts';
import { expectedIn } from '../../src/lib/practice/expected.ts';
import { empty, fold, type Ledger } from '../../src/lib/practice/ledger.ts';
import { masteryOf } from '../../src/lib/practice/mastery.ts';
import { costOf, type Pick } from '../../src/lib/practice/session.ts';
import type { SkillId } from '../../src/lib/practice/skills.ts';
import { recallOf } from '../../src/lib/practice/state.ts';
import { Learner, trueDifficulties, type Reply } from './learner.ts';
import { noonOf, reviewed } from './made.ts';
import type { Memory } from './memory.ts';
import type { Policy } from './policy.ts';

export const days = 60;
/** Days after the last answer, without practice, at which the learner is tested again. */
export const rest = 30;
/** True chance that a master has at least. */
export const masters = 0.8;
const begins = 20_000;

export type Forecast = { readonly said: number; readonly fsrs: number; readonly came: boolean };

/** What became of a learner. */
export type Outcome = {
	/** Mean true chance over all skills of the bank, on the last day and after the rest. */
	readonly end: number;
	readonly later: number;
	/** Skills whose true chance is 80 % after the rest. */
	readonly held: number;
	/** True chances of the skills that came to count as mastered, on that day. */
	readonly declared: readonly number[];
	/** What the log leads to expect and what is true, for every skill of the bank at the end. */
	readonly recovered: readonly (readonly [number, number])[];
	readonly forecasts: readonly Forecast[];
	readonly answers: number;
	readonly minutesPerDay: number;
};

/** Whether a day goes on after so many answers and seconds. */
export type Pace = (answers: number, seconds: number) => boolean;

export type Setting = {
	readonly bank: Bank;
	readonly memory: () => Memory;
	readonly pace: Pace;
};

/** Sixty days of practice. The same seed is the same learner under every order. */
export function simulate({ bank, memory, pace }: Setting, policy: Policy, seed: number): Outcome {
	const learner = new Learner(seed, memory);
	const difficulties = trueDifficulties(bank.items, 5);
	const hardness = ({ address }: BankItem) => difficulties.get(address) ?? 0;
	const skills = [...bank.bySkill.keys()];
	const truth = (skill: SkillId, day: number) =>
		mean((bank.bySkill.get(skill) ?? []).map((item) => learner.chance(skill, hardness(item), day)));
	const mastered = new Map<SkillId, number>();
	const forecasts: Forecast[] = [];
	let seconds = 0;
	let answers = 0;
	let ledger: Ledger = empty;
	for (let day = begins; day < begins + days; day++) {
		const session: Pick[] = [];
		for (let at = 0, spent = 0; pace(at, spent); at++) {
			const item = policy.pick(ledger, day, at === 0);
			const cost = costOf(bank, session, item);
			session.push({ item } as Pick);
			spent += cost;
			seconds += cost;
			answers++;
			const reply = learner.answer(item, day, hardness(item));
			policy.told?.(item, reply.correct, day);
			if (!ledger.asked.has(item.family)) forecasts.push(...forecast(ledger, reply, day));
			const now = noonOf(day) + at * 90_000;
			ledger = fold(ledger, [reviewed(item, `${day}-${at}`, now, reply)], now);
			for (const skill of reply.skills) {
				const state = ledger.tracks.get(skill)?.state;
				if (!state || mastered.has(skill) || !masteryOf(state).mastered) continue;
				mastered.set(skill, truth(skill, day));
			}
		}
	}
	const last = begins + days;
	const later = skills.map((skill) => truth(skill, last + rest));
	return {
		end: mean(skills.map((skill) => truth(skill, last))),
		later: mean(later),
		held: later.filter((chance) => chance >= masters).length,
		declared: [...mastered.values()],
		recovered: skills.map((skill) => [expectedIn(ledger, skill, last), truth(skill, last)]),
		forecasts,
		answers,
		minutesPerDay: seconds / 60 / days
	};
}

/** What was to be expected of a first answer, for each skill met before that it told about. */
const forecast = (ledger: Ledger, { skills, correct }: Reply, day: number): Forecast[] =>
	skills.flatMap((skill) => {
		const state = ledger.tracks.get(skill)?.state;
		if (!state) return [];
		return [{ said: expectedIn(ledger, skill, day), fsrs: recallOf(state, day), came: correct }];
	});

export const mean = (values: readonly number[]): number =>
	values.reduce((sum, value) => sum + value, 0) / values.length;
