import { randomInt } from 'node:crypto';
import { setTimeout as pass } from 'node:timers/promises';
import { freshDatabase, type Engine } from './database.ts';
import type { Finding } from './finding.ts';
import { judge } from './judge.ts';
import { acknowledgedTo, workUntil, type Learner } from './learner.ts';
import { foundSchool } from './school.ts';
import { launch, start } from './server.ts';

/** Long logs would make this a test of replaying them. */
const killsPerSchool = 10;

/** R1: the server is killed at random moments while a class works, now and then while it starts. */
export async function kills(engine: Engine, times: number): Promise<Finding> {
	const database = await freshDatabase(engine);
	const faults: string[] = [];
	const all: Learner[] = [];
	let learners: Learner[] = [];
	for (let time = 0; time < times; time++) {
		if (time % killsPerSchool === 0) all.push(...(learners = await foundSchool(database.url, 30)));
		if (time % killsPerSchool === 5) await killStarting(database.url);
		else await killWorking(database.url, learners);
		faults.push(...judge(learners, await database.lines()));
	}
	faults.push(...judge(all, await database.lines()));
	await database.drop();
	const acknowledged = acknowledgedTo(all);
	return { goal: 'R1', what: 'kill -9 under load', engine, times, acknowledged, faults };
}

async function killStarting(url: string): Promise<void> {
	const { child, gone } = launch(url);
	await pass(randomInt(20, 300));
	child.kill('SIGKILL');
	await gone;
}

async function killWorking(url: string, learners: readonly Learner[]): Promise<void> {
	const server = await start(url);
	await workUntil(learners, [server.origin], async () => {
		await pass(randomInt(5, 300));
		await server.kill();
	});
}
