import type { Label } from '../content/vocabulary.ts';
import type { Judgement } from './confusion.ts';
import { density, quantile, z95 } from './normal.ts';

/** A figure with its 95 % interval, in units of the normal distribution's standard deviation. */
export type Estimate = { readonly value: number; readonly low: number; readonly high: number };

type Counts = {
	/** Sentences that were the label, and how many of them were called so. */
	readonly signals: number;
	readonly hits: number;
	/** Sentences that were another label, and how many of them were called so. */
	readonly noises: number;
	readonly falseAlarms: number;
};

export type Discernment =
	| (Counts & { readonly enough: false })
	| (Counts & {
			readonly enough: true;
			/** Corrected rates, between 0 and 1 without either. */
			readonly hitRate: number;
			readonly falseAlarmRate: number;
			/** d′: how well the label is told from the other two; 0 is chance. */
			readonly skill: Estimate;
			/** c: below 0 the label is said too readily, above 0 too seldom. */
			readonly habit: Estimate;
	  });

/** d′ = z(H) − z(F). Source: Macmillan & Creelman, Detection Theory (2nd ed. 2005), p. 8. */
export const skill = (hitRate: number, falseAlarmRate: number) =>
	quantile(hitRate) - quantile(falseAlarmRate);

/** c = −½(z(H) + z(F)). Source: Macmillan & Creelman (2005), p. 29. */
export const habit = (hitRate: number, falseAlarmRate: number) =>
	-(quantile(hitRate) + quantile(falseAlarmRate)) / 2;

/**
 * (count + 0.5)/(n + 1): keeps rates off 0 and 1, where z has no value.
 * Source: Hautus, Behavior Research Methods, Instruments & Computers 27 (1995) 46–51.
 */
const logLinear = (count: number, n: number) => (count + 0.5) / (n + 1);

/**
 * One label against the other two.
 *
 * The variance of a z is p(1 − p)/(n φ(z)²), with the corrected rate as p and the judgements really
 * made as n; that of d′ is the sum of both, that of c a quarter of it.
 * Source: Gourevitch & Galanter, A significance test for one parameter isosensitivity functions,
 * Psychometrika 32 (1967) 25–33.
 * @param fewest no figure below so many signals and so many noises; 20 for a single learner
 */
export function discernmentOf(
	label: Label,
	judgements: readonly Pick<Judgement, 'was' | 'said'>[],
	fewest = 20
): Discernment {
	const signal = judgements.filter(({ was }) => was === label);
	const noise = judgements.filter(({ was }) => was !== label);
	const calls = (list: typeof signal) => list.filter(({ said }) => said === label).length;
	return discernment(
		{
			signals: signal.length,
			hits: calls(signal),
			noises: noise.length,
			falseAlarms: calls(noise)
		},
		fewest
	);
}

/** The same from counts, for a class whose judgements are already tallied. */
export function discernment(counts: Counts, fewest = 20): Discernment {
	const { signals, hits, noises, falseAlarms } = counts;
	if (Math.min(signals, noises) < Math.max(1, fewest)) return { ...counts, enough: false };
	const hitRate = logLinear(hits, signals);
	const falseAlarmRate = logLinear(falseAlarms, noises);
	const error = Math.sqrt(variance(hitRate, signals) + variance(falseAlarmRate, noises));
	return {
		...counts,
		enough: true,
		hitRate,
		falseAlarmRate,
		skill: estimate(skill(hitRate, falseAlarmRate), error),
		habit: estimate(habit(hitRate, falseAlarmRate), error / 2)
	};
}

const variance = (rate: number, n: number) =>
	(rate * (1 - rate)) / (n * density(quantile(rate)) ** 2);

const estimate = (value: number, error: number): Estimate => ({
	value,
	low: value - z95 * error,
	high: value + z95 * error
});
