import type { Bank } from '../../src/lib/practice/bank.ts';
import { correlation } from '../../src/lib/practice/discrimination.ts';
import { fixedOrder, grounds, leitner, randomOrder, type Policy } from './policy.ts';
import {
	days,
	masters,
	mean,
	rest,
	simulate,
	type Forecast,
	type Outcome,
	type Setting
} from './simulate.ts';

const orders: Readonly<Record<string, (bank: Bank, seed: number) => Policy>> = {
	Grounds: grounds,
	random: randomOrder,
	fixed: fixedOrder,
	Leitner: leitner
};

/** Whose seeds: the schedule was tuned on others (5000 and after). */
const seeds = (learners: number) => Array.from({ length: learners }, (_, at) => at + 1);

/** Prints what became of the same learners under each order, and by how much ours differs. */
export function compare(name: string, setting: Setting, learners: number): void {
	const outcomes = Object.entries(orders).map(([order, policy]) => ({
		order,
		runs: seeds(learners).map((seed) => simulate(setting, policy(setting.bank, seed), seed))
	}));
	console.log(`\n${name}`);
	console.table(Object.fromEntries(outcomes.map(({ order, runs }) => [order, rowOf(runs)])));
	const [ours, ...others] = outcomes;
	for (const { order, runs } of others) {
		const less = (of: (outcome: Outcome) => number) =>
			difference((ours?.runs ?? []).map(of), runs.map(of));
		console.log(
			`Grounds less ${order}: after the rest ${less(({ later }) => 100 * later)} points,`
				+ ` rightly mastered ${less((one) => rightly(one).length)}`
		);
	}
	reliability((ours?.runs ?? []).flatMap(({ forecasts }) => forecasts));
}

const rightly = ({ declared }: Outcome) => declared.filter((chance) => chance >= masters);

/** One order's line of the table. */
function rowOf(runs: readonly Outcome[]) {
	const declared = runs.flatMap((one) => one.declared);
	const right = runs.flatMap(rightly);
	const recovered = runs.flatMap((one) => one.recovered);
	const forecasts = runs.flatMap((one) => one.forecasts);
	const rate = mean(forecasts.map(({ came }) => Number(came)));
	const row = {
		'chance at the end': mean(runs.map(({ end }) => end)),
		[`${rest} days later`]: mean(runs.map(({ later }) => later)),
		'≥ 80 % then': mean(runs.map(({ held }) => held)),
		mastered: declared.length / runs.length,
		'falsely, share': declared.length ? 1 - right.length / declared.length : NaN,
		'answers for one rightly': sum(runs.map(({ answers }) => answers)) / right.length,
		correlation: correlation(recovered) ?? NaN,
		RMSE: Math.sqrt(mean(recovered.map(([said, is]) => (said - is) ** 2))),
		'log loss': logLoss(forecasts, ({ said }) => said),
		'of the mean': logLoss(forecasts, () => rate),
		'of FSRS alone': logLoss(forecasts, ({ fsrs }) => fsrs),
		'answers a day': mean(runs.map(({ answers }) => answers / days)),
		'minutes a day': mean(runs.map(({ minutesPerDay }) => minutesPerDay))
	};
	return Object.fromEntries(
		Object.entries(row).map(([what, value]) => [what, Number(value.toFixed(value < 1 ? 3 : 1))])
	);
}

const sum = (values: readonly number[]) => values.reduce((all, value) => all + value, 0);

/** Mean difference, learner by learner, with its 95 % interval. */
function difference(ours: readonly number[], theirs: readonly number[]): string {
	const each = ours.map((value, at) => value - (theirs[at] ?? NaN));
	const middle = mean(each);
	const spread = Math.sqrt(
		each.reduce((sum, one) => sum + (one - middle) ** 2, 0) / (each.length - 1)
	);
	const half = (1.96 * spread) / Math.sqrt(each.length);
	return `${middle.toFixed(1)} (${(middle - half).toFixed(1)} to ${(middle + half).toFixed(1)})`;
}

const logLoss = (forecasts: readonly Forecast[], of: (one: Forecast) => number) =>
	mean(
		forecasts.map((one) => {
			const sure = Math.min(0.999, Math.max(0.001, of(one)));
			return -Math.log(one.came ? sure : 1 - sure);
		})
	);

function reliability(forecasts: readonly Forecast[]): void {
	const percent = (values: readonly number[]) => `${Math.round(100 * mean(values))} %`;
	const tenths = Array.from({ length: 10 }, (_, tenth) =>
		forecasts.filter(({ said }) => Math.min(9, Math.floor(said * 10)) === tenth)
	).filter((some) => some.length >= 20);
	const told = tenths.map(
		(some) =>
			`${percent(some.map(({ said }) => said))} → ${percent(some.map(({ came }) => Number(came)))}`
	);
	console.log(`Forecasts of Grounds, said → came: ${told.join(', ')}`);
}
