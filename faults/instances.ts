import { randomInt } from 'node:crypto';
import { setTimeout as pass } from 'node:timers/promises';
import { freshDatabase } from './database.ts';
import type { Finding } from './finding.ts';
import { judge } from './judge.ts';
import { acknowledgedTo, workUntil, type Learner } from './learner.ts';
import { foundSchool } from './school.ts';
import { start, type Server } from './server.ts';

/** Two servers on one PostgreSQL: of a class that works on both now this one is killed, now that. */
export async function instances(times: number): Promise<Finding> {
	const database = await freshDatabase('postgres');
	const learners = await foundSchool(database.url, 30);
	let servers: [Server, Server] = [await start(database.url), await start(database.url)];
	const faults: string[] = [];
	let stuck = 0;
	let slowest = 0;
	for (let time = 0; time < times; time++) {
		const [killed, other] = servers;
		await workUntil(learners, [killed.origin, other.origin], async () => {
			await pass(randomInt(20, 300));
			await killed.kill();
			const begun = performance.now();
			stuck += await left(learners, begun + 15_000);
			slowest = Math.max(slowest, performance.now() - begun);
		});
		faults.push(...judge(learners, await database.lines()));
		servers = [other, await start(database.url)];
	}
	for (const server of servers) await server.kill();
	await database.drop();
	if (stuck > 0) faults.push(`${stuck} times a learner did not get on with the other server`);
	return {
		goal: 'R1',
		what: 'one of two servers killed',
		engine: 'postgres',
		times,
		acknowledged: acknowledgedTo(learners),
		faults,
		note: `all went on within ${(slowest / 1000).toFixed(1)} s`
	};
}

/** Waits until all have got on. @returns how many have not by then */
async function left(learners: readonly Learner[], deadline: number): Promise<number> {
	const before = learners.map(({ acknowledged }) => acknowledged);
	const behind = () =>
		learners.filter(({ acknowledged }, at) => acknowledged === before[at]).length;
	while (behind() > 0 && performance.now() < deadline) await pass(20);
	return behind();
}
