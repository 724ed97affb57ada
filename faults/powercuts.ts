import { randomInt } from 'node:crypto';
import { cpSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { setTimeout as pass } from 'node:timers/promises';
import { freshDatabase } from './database.ts';
import type { Finding } from './finding.ts';
import { judge } from './judge.ts';
import { acknowledgedTo, workUntil, type Learner } from './learner.ts';
import { foundSchool } from './school.ts';
import { start } from './server.ts';
import { compile } from './shim.ts';

const cutsPerSchool = 10;

/** R2: after each cut the server goes on with the files as they were last synced. */
export async function powerCuts(times: number): Promise<Finding> {
	const database = await freshDatabase('sqlite');
	const folder = dirname(database.url);
	const kept = mkdtempSync(join(tmpdir(), 'grounds-kept-'));
	const env = { LD_PRELOAD: compile('power-cut'), WATCHED_FOLDER: folder, KEPT_FOLDER: kept };
	const faults: string[] = [];
	const all: Learner[] = [];
	let learners: Learner[] = [];
	for (let time = 0; time < times; time++) {
		if (time % cutsPerSchool === 0) {
			all.push(...(learners = await foundSchool(database.url, 20)));
			replace(kept, folder);
		}
		const server = await start(database.url, env);
		await workUntil(learners, [server.origin], async () => {
			await pass(randomInt(5, 250));
			await server.kill();
		});
		rmSync(join(kept, `draft of ${basename(database.url)}`), { force: true });
		replace(folder, kept);
		faults.push(...judge(learners, await database.lines()));
	}
	faults.push(...judge(all, await database.lines()));
	await database.drop();
	rmSync(kept, { recursive: true });
	const acknowledged = acknowledgedTo(all);
	return { goal: 'R2', what: 'power cut', engine: 'sqlite', times, acknowledged, faults };
}

/** Empties the one folder and fills it with the other's files. */
function replace(folder: string, by: string): void {
	rmSync(folder, { recursive: true, force: true });
	mkdirSync(folder);
	cpSync(by, folder, { recursive: true });
}
