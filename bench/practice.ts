import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { root } from '../scripts/install.js';
import { hash, readFiles } from '../scripts/questions.ts';
import { compile } from '../src/lib/content/compile.ts';
import { bankOf, type Bank, type Content } from '../src/lib/practice/bank.ts';
import { correlation, statisticsOf, type ItemAnswer } from '../src/lib/practice/discrimination.ts';
import { agendaOf } from '../src/lib/practice/due.ts';
import { expectedOf, usualOf } from '../src/lib/practice/expected.ts';
import { empty, fold, type Ledger } from '../src/lib/practice/ledger.ts';
import { masteryOf } from '../src/lib/practice/mastery.ts';
import { next } from '../src/lib/practice/next.ts';
import type { Review } from '../src/lib/practice/review.ts';
import { readSkill, type SkillId } from '../src/lib/practice/skills.ts';
import { recallOf } from '../src/lib/practice/state.ts';
import { median, type Figure } from './figure.ts';
import { Learner, randomBy, trueDifficulties } from './learner.ts';
import { fixedOrder, grounds, leitner, noonOf, randomOrder, type Policy } from './policy.ts';

const learners = 40;
const days = 60;
const perDay = 8;
const copies = 4;

/** P11, and how practice does with learners made up for the purpose. */
export async function practice(): Promise<Figure[]> {
	const contents = compile(readFiles(join(root, 'questions')), { hash }).flatMap(
		({ built }) => built ?? []
	);
	const bank = bankOf(contents);
	const large = bankOf(
		Array.from({ length: copies }, (_, copy) => contents.map(copied(copy))).flat()
	);
	console.log(
		[
			'The learners below are SIMULATED: their abilities, how they learn, forget and guess are our',
			'assumptions. The figures show that the parts work together as meant and compare orders under',
			'these assumptions. They are no evidence that people learn.',
			`${learners} learners, ${days} days, ${perDay} answers a day, ${bank.items.length} items;`,
			`“large” is a bank of the same items ${copies} times over, as other texts on other topics.`
		].join('\n')
	);
	return [...speed(bank), ...compared(bank, 'now'), ...compared(large, 'large'), ...badItems(bank)];
}

const copied =
	(copy: number) =>
	({ module, key }: Content): Content => ({
		module: {
			...module,
			id: `${module.id}-${copy}`,
			topic: `${module.topic ?? module.id}-${copy}`
		},
		key
	});

/* Speed */

function speed(bank: Bank): Figure[] {
	return [10_000, 100_000, 400_000].flatMap((count): Figure[] => {
		const reviews = manyReviews(bank, count);
		const now = (reviews.at(-1)?.at ?? 0) + 3_600_000;
		const begun = performance.now();
		const ledger = fold(empty, reviews, now);
		const opened = performance.now() - begun;
		const asking = { bank, ledger, session: [], now, zone: 'Europe/Berlin' };
		const day = Math.floor(now / 86_400_000);
		const ms = (work: () => unknown) => median(Array.from({ length: 101 }, () => timed(work)));
		const one = manyReviews(bank, 1).map((review) => ({ ...review, id: 'one', at: now }));
		const goal = count === 100_000 ? { atMost: 5 } : {};
		const of = `of ${count / 1000}k answers`;
		return [
			{
				goal: 'P11',
				what: `skills due, ${of}`,
				value: ms(() => agendaOf(ledger, bank, day)),
				...goal,
				unit: 'ms'
			},
			{ goal: 'P11', what: `next item, ${of}`, value: ms(() => next(asking)), ...goal, unit: 'ms' },
			{
				goal: 'P11',
				what: `one more answer, ${of}`,
				value: ms(() => fold(ledger, one, now)),
				unit: 'ms'
			},
			{ goal: 'P11', what: `opening a log, ${of}`, value: opened, unit: 'ms' }
		];
	});
}

function timed(work: () => unknown): number {
	const begun = performance.now();
	work();
	return performance.now() - begun;
}

/** Answers over ten years, of all items in turn. */
function manyReviews(bank: Bank, count: number): Review[] {
	const random = randomBy(11);
	return Array.from({ length: count }, (_, at): Review => {
		const item = bank.items[Math.floor(random() * bank.items.length)] as Bank['items'][number];
		return reviewed(item, `r${at}`, noonOf(20_000) + (at / count) * 3650 * 86_400_000, {
			correct: random() < 0.8,
			skills: item.skills,
			confidence: 2
		});
	});
}

function reviewed(
	{ module, revision, topic, item }: Bank['items'][number],
	id: string,
	at: number,
	{ correct, skills, confidence }: ReturnType<Learner['answer']>
): Review {
	return {
		id,
		at: Math.floor(at),
		offset: 0,
		module,
		revision,
		item: item.id,
		topic,
		skills: [...skills],
		correct,
		credit: Number(correct),
		confidence,
		algorithm: 'simulation'
	};
}

/* Orders compared */

type Forecast = { readonly said: number; readonly fsrs: number; readonly came: boolean };
type Run = {
	/** Answers of the learner to the skill until it counted as mastered. */
	readonly until: number[];
	/** True chance on the day when it first counted as mastered. */
	readonly declared: number[];
	/** Skills that could be mastered. */
	readonly skills: number;
	/** Estimated and true chance at the end, of skills with at least eight first answers. */
	readonly recovered: [number, number][];
	/** Mean true chance over all skills, at the end and two weeks later. */
	readonly end: number;
	readonly later: number;
	readonly forecasts: Forecast[];
};

function compared(bank: Bank, size: string): Figure[] {
	const orders: Readonly<Record<string, (seed: number) => Policy>> = {
		Grounds: () => grounds(bank),
		random: (seed) => randomOrder(bank, seed),
		fixed: () => fixedOrder(bank),
		Leitner: (seed) => leitner(bank, seed)
	};
	return Object.entries(orders).flatMap(([name, order]) => {
		const runs = Array.from({ length: learners }, (_, at) => run(bank, order(at), at));
		const figure = (what: string, value: number): Figure => ({
			goal: 'sim',
			what: `${size}, ${name}: ${what}`,
			value
		});
		const declared = runs.flatMap((one) => one.declared);
		const recovered = runs.flatMap((one) => one.recovered);
		if (name === 'Grounds') reliability(size, runs);
		return [
			figure('ability recovered, correlation', correlation(recovered) ?? NaN),
			figure('ability recovered, RMSE', rmse(recovered)),
			figure('skills mastered, a learner', declared.length / learners),
			figure('answers to a skill until mastered', median(runs.flatMap((one) => one.until))),
			figure('mastered but below 80 %, share', shareBelow(declared, 0.8)),
			figure('mastered but below 70 %, share', shareBelow(declared, 0.7)),
			figure('true chance at the end', mean(runs.map(({ end }) => end))),
			figure('true chance 14 days later', mean(runs.map(({ later }) => later))),
			...(name === 'Grounds'
				? calibrated(
						figure,
						runs.flatMap((one) => one.forecasts)
					)
				: [])
		];
	});
}

function run(bank: Bank, policy: Policy, seed: number): Run {
	const learner = new Learner(seed + 1);
	const difficulties = trueDifficulties(bank.items, 5);
	const hardness = (address: string) => difficulties.get(address) ?? 0;
	const truth = (skill: SkillId, day: number) =>
		mean(
			(bank.bySkill.get(skill) ?? []).map(({ address }) =>
				learner.chance(skill, hardness(address), day)
			)
		);
	const until = new Map<SkillId, number>();
	const declared: number[] = [];
	const forecasts: Forecast[] = [];
	let ledger: Ledger = empty;
	for (let day = 20_000; day < 20_000 + days; day++) {
		for (let at = 0; at < perDay; at++) {
			const item = policy.pick(ledger, day, at === 0);
			const reply = learner.answer(item, day, hardness(item.address));
			policy.told?.(item, reply.correct, day);
			if (!ledger.asked.has(item.address)) {
				forecasts.push(...forecast(ledger, reply, day));
			}
			const now = noonOf(day) + at * 90_000;
			ledger = fold(ledger, [reviewed(item, `${day}-${at}`, now, reply)], now);
			for (const skill of reply.skills) {
				const state = ledger.tracks.get(skill)?.state;
				if (!state || until.has(skill) || !masteryOf(state).mastered) continue;
				until.set(skill, state.answers);
				declared.push(truth(skill, day));
			}
		}
	}
	const last = 20_000 + days;
	const skills = [...bank.bySkill.keys()];
	return {
		until: [...until.values()],
		declared,
		skills: skills.length,
		recovered: [...ledger.tracks].flatMap(([skill, { state }]): [number, number][] => {
			const { firstAnswers } = state;
			const right = firstAnswers.filter((one) => one.right).length;
			return firstAnswers.length < 8
				? []
				: [[(right + 1) / (firstAnswers.length + 2), truth(skill, last)]];
		}),
		end: mean(skills.map((skill) => truth(skill, last))),
		later: mean(skills.map((skill) => truth(skill, last + 14))),
		forecasts
	};
}

function forecast(
	ledger: Ledger,
	{ skills, correct }: ReturnType<Learner['answer']>,
	day: number
): Forecast[] {
	const usual = usualOf(ledger);
	return skills.flatMap((skill) => {
		const state = ledger.tracks.get(skill)?.state;
		if (!state) return [];
		const guess = readSkill(skill)?.kind === 'label' ? 1 / 2 : 1 / 8;
		return [
			{ said: expectedOf(state, day, guess, usual), fsrs: recallOf(state, day), came: correct }
		];
	});
}

function calibrated(
	figure: (what: string, value: number) => Figure,
	forecasts: readonly Forecast[]
): Figure[] {
	const rate = mean(forecasts.map(({ came }) => Number(came)));
	return [
		figure('forecast, log loss', logLoss(forecasts.map(({ said, came }) => [said, came]))),
		figure('FSRS alone, log loss', logLoss(forecasts.map(({ fsrs, came }) => [fsrs, came]))),
		figure('always the mean, log loss', logLoss(forecasts.map(({ came }) => [rate, came])))
	];
}

const logLoss = (forecasts: readonly (readonly [number, boolean])[]) =>
	mean(
		forecasts.map(([said, came]) => {
			const sure = Math.min(0.999, Math.max(0.001, said));
			return -Math.log(came ? sure : 1 - sure);
		})
	);

function reliability(size: string, runs: readonly Run[]): void {
	const forecasts = runs.flatMap((one) => one.forecasts);
	console.log(`\nReliability of forecasts (${size}): said → came, answers`);
	for (let tenth = 0; tenth < 10; tenth++) {
		const some = forecasts.filter(({ said }) => Math.min(9, Math.floor(said * 10)) === tenth);
		if (some.length < 20) continue;
		const percent = (values: readonly number[]) =>
			`${Math.round(100 * mean(values))} %`.padStart(5);
		const said = percent(some.map((one) => one.said));
		console.log(`  ${said} → ${percent(some.map(({ came }) => Number(came)))}  ${some.length}`);
	}
}

/* Bad items */

/** Keys turned wrong on purpose, and how many of them item statistics put last. */
function badItems(bank: Bank): Figure[] {
	const sentences = bank.items.filter(({ item }) => item.kind === 'label');
	const planted = new Set(
		[20, 50, 80, 110, 140].map((at) => sentences[at % sentences.length]?.address ?? '')
	);
	return [40, 200].map((count) => {
		const worst = [...statisticsOf(classOf(bank, count, planted))]
			.flatMap(([item, { discrimination: value }]) => (value === null ? [] : [{ item, value }]))
			.sort((a, b) => a.value - b.value)
			.slice(0, planted.size);
		const found = worst.filter(({ item }) => planted.has(item)).length;
		const what = `wrong keys among the ${planted.size} least discriminating, ${count} learners`;
		return { goal: 'sim', what, value: found };
	});
}

/** A class that answers everything once. */
function classOf(bank: Bank, count: number, wrongKeys: ReadonlySet<string>): ItemAnswer[] {
	const difficulties = trueDifficulties(bank.items, 5);
	return Array.from({ length: count }, (_, at) => {
		const learner = new Learner(1000 + at);
		return bank.items.map((item): ItemAnswer => {
			const { address } = item;
			const hardness = difficulties.get(address) ?? 0;
			const { correct } = learner.answer(item, 0, hardness, wrongKeys.has(address));
			return { learner: String(at), item: address, correct };
		});
	}).flat();
}

const mean = (values: readonly number[]) =>
	values.reduce((sum, value) => sum + value, 0) / values.length;
const rmse = (pairs: readonly (readonly [number, number])[]) =>
	Math.sqrt(mean(pairs.map(([a, b]) => (a - b) ** 2)));
const shareBelow = (values: readonly number[], least: number) =>
	values.length ? values.filter((value) => value < least).length / values.length : NaN;
