import { readFileSync } from 'node:fs';
import { setTimeout as pass } from 'node:timers/promises';
import { residentMegabytes } from '../app.ts';
import type { Figure } from '../figure.ts';
import { takeTurns, type Learner } from './crowd.ts';
import type { Disk } from './disk.ts';
import { asFastAsItGoes, comeByChance, p50, p99, timed, type Ask, type Load } from './traffic.ts';

export type Scene = {
	readonly ask: Ask;
	readonly pid: number;
	readonly disk: Disk;
	/** Who have begun an attempt. */
	readonly working: readonly Learner[];
	/** Who have not. */
	readonly waiting: readonly Learner[];
	readonly many: readonly Learner[];
	/** Filled-in forms of a class that comes back. */
	readonly home: readonly URLSearchParams[];
};

const answerers = (learners: readonly Learner[], ask: Ask) => {
	const turn = takeTurns(learners);
	return async () => turn().answer(ask);
};

const pages = (learners: readonly Learner[], ask: Ask) => {
	const turn = takeTurns(learners);
	return async () => {
		const { page, cookie } = turn();
		return (await ask('GET', page, cookie)).status === 200;
	};
};

const errors = (goal: string, what: string, ...loads: readonly Load[]): Figure => ({
	goal,
	what: `${what}, errors`,
	value: loads.reduce((sum, { failed }) => sum + failed, 0),
	atMost: 0
});

/** P8: a server that has shown some pages, and waits. */
export async function idle({ ask, working, pid }: Scene): Promise<Figure> {
	const show = pages(working, ask);
	for (let page = 0; page < 5; page++) await show();
	await pass(3000);
	return {
		goal: 'P8',
		what: 'memory, idle',
		value: residentMegabytes(pid),
		atMost: 110,
		unit: 'MB'
	};
}

/** Compilers and caches are warm in a server that has run for a while. */
export async function warm({ ask, working }: Scene): Promise<void> {
	await comeByChance(20, 3, pages(working, ask));
	await comeByChance(100, 4, answerers(working, ask));
}

/** P4: 500 answers a second, then as many as there can be. */
export async function answers({ ask, working, pid }: Scene, hello: number): Promise<Figure[]> {
	const begun = processorTime(pid);
	const load = await comeByChance(500, 15, answerers(working, ask));
	const spent = (processorTime(pid) - begun) / load.times.length;
	const most = await asFastAsItGoes(64, 8, answerers(working, ask));
	return [
		{ goal: 'P4', what: '500 answers/s, p50', value: p50(load), atMost: 5, unit: 'ms' },
		{ goal: 'P4', what: '500 answers/s, p99', value: p99(load), atMost: 30, unit: 'ms' },
		errors('P4', '500 answers/s', load),
		{ goal: 'P4', what: 'processor time of the server for each', value: spent, unit: 'ms' },
		{ goal: 'P4', what: 'answers, as many as go', value: most, atLeast: 2000, unit: '/s' },
		{ goal: 'R', what: 'these for each bare hello', value: most / hello }
	];
}

/** 500 students press Start in the same moment. */
export async function startAtOnce({ ask, waiting }: Scene): Promise<Figure[]> {
	const load: Load = { times: [], failed: 0 };
	const now = performance.now();
	await Promise.all(waiting.map((learner) => timed(load, now, () => learner.start(ask))));
	return [
		{ goal: 'P6', what: '500 start at once, all in', value: Math.max(...load.times), unit: 'ms' },
		errors('P6', '500 start at once', load)
	];
}

/** P6: 3,000 learners start within ten seconds. */
export async function manyStart({ ask, many }: Scene): Promise<Figure[]> {
	const left = [...many];
	const load = await comeByChance(many.length / 10, 10, async () => left.pop()?.start(ask) ?? true);
	while (left.length > 0) await left.pop()?.start(ask);
	return [
		{ goal: 'P6', what: '3,000 start in 10 s, p99', value: p99(load), atMost: 1500, unit: 'ms' },
		errors('P6', '3,000 start in 10 s', load)
	];
}

/** P6: and work, and look at pages. */
export async function manyWork({ ask, many }: Scene): Promise<Figure[]> {
	const [work, reading] = await Promise.all([
		comeByChance(100, 15, answerers(many, ask)),
		comeByChance(50, 15, pages(many, ask), 11)
	]);
	const what = '3,000 at 100 answers and 50 pages/s';
	return [
		{ goal: 'P6', what: `${what}: answers, p99`, value: p99(work), atMost: 100, unit: 'ms' },
		{ goal: 'P6', what: `${what}: pages, p99`, value: p99(reading), atMost: 100, unit: 'ms' },
		errors('P6', what, work, reading)
	];
}

/** P5: every sync of the disk takes 10 ms longer. */
export async function slowly({ ask, working, disk }: Scene): Promise<Figure[]> {
	disk.slow(true);
	try {
		const [work, reading] = await Promise.all([
			comeByChance(300, 12, answerers(working, ask)),
			comeByChance(10, 12, pages(working, ask), 11)
		]);
		const what = 'slow disk, 300 answers/s';
		return [
			{ goal: 'P5', what: `${what}: p99`, value: p99(work), atMost: 80, unit: 'ms' },
			{ goal: 'P5', what: `${what}: pages, p99`, value: p99(reading), atMost: 15, unit: 'ms' },
			{ goal: 'P5', what: `${what}: pages, p50`, value: p50(reading), unit: 'ms' },
			errors('P5', what, work, reading)
		];
	} finally {
		disk.slow(false);
	}
}

/** P9: a class signs in within a second, while others answer. */
export async function comeBack({ ask, working, home }: Scene): Promise<Figure[]> {
	const forms = [...home];
	const load: Load = { times: [], failed: 0 };
	const begun = performance.now();
	const one = async (form: URLSearchParams, index: number) => {
		const due = begun + 2000 + (1000 * index) / forms.length;
		await pass(due - performance.now());
		await timed(load, due, async () => (await ask('POST', '/return', '', form)).status === 303);
		return performance.now() - begun - 2000;
	};
	const [ends, work] = await Promise.all([
		Promise.all(forms.map(one)),
		comeByChance(100, 5, answerers(working, ask))
	]);
	const what = `${forms.length} sign in within a second`;
	return [
		{
			goal: 'P9',
			what: `${what}, all in after`,
			value: Math.max(...ends),
			atMost: 2000,
			unit: 'ms'
		},
		{
			goal: 'P9',
			what: `${what}, the slowest`,
			value: Math.max(...load.times),
			atMost: 1000,
			unit: 'ms'
		},
		{ goal: 'P9', what: 'answers meanwhile, p99', value: p99(work), atMost: 100, unit: 'ms' },
		errors('P9', what, load),
		errors('P9', 'answers meanwhile', work)
	];
}

/** P8: 200 answers a second, for as many minutes as BENCH_MINUTES says; the goal is set for 30. */
export async function steadily({ ask, many, pid }: Scene): Promise<Figure[]> {
	const minutes = Number(process.env['BENCH_MINUTES'] ?? 1);
	const load = await comeByChance(200, minutes * 60, answerers(many, ask));
	const value = residentMegabytes(pid);
	const what = `memory after ${minutes} min at 200 answers/s`;
	return [
		{ goal: 'P8', what, value, atMost: 250, unit: 'MB' },
		errors('P8', '200 answers/s', load)
	];
}

/** Milliseconds that a process has been at work, in all its threads; NaN where that cannot be told. */
function processorTime(pid: number): number {
	try {
		const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? [];
		return (Number(fields[11]) + Number(fields[12])) * 10;
	} catch {
		return NaN;
	}
}
