import { randomUUID } from 'node:crypto';
import { rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { setTimeout as pass } from 'node:timers/promises';
import { freshDatabase, type Engine } from './database.ts';
import type { Finding } from './finding.ts';
import { judge } from './judge.ts';
import { acknowledgedTo, workUntil, type Learner } from './learner.ts';
import { openGate } from './gate.ts';
import { foundSchool } from './school.ts';
import { start } from './server.ts';
import { compile } from './shim.ts';

/** Begins a trouble. @returns what ends it */
type Begin = () => (() => void | Promise<void>) | Promise<() => void | Promise<void>>;
type Asked = { readonly origin: string; readonly learners: readonly Learner[] };

/** R6: while the store is in trouble nothing is said to be saved; after it all goes on by itself. */
export async function troubles(engine: Engine): Promise<Finding[]> {
	const database = await freshDatabase(engine);
	const told = join(tmpdir(), `trouble-${randomUUID()}`);
	const gate = engine === 'postgres' ? await openGate(database.url) : undefined;
	const env = gate
		? {}
		: {
				LD_PRELOAD: compile('failing-disk'),
				WATCHED_FOLDER: dirname(database.url),
				TROUBLE_FILE: told
			};
	const learners = await foundSchool(database.url, 20);
	const server = await start(gate?.url ?? database.url, env);
	const say = (word: string) => () => {
		writeFileSync(told, word);
		return () => rmSync(told);
	};
	const all: Readonly<Record<string, Begin>> = gate
		? { 'server unreachable': gate.shut }
		: {
				'disk full': say('full'),
				'input or output': say('broken'),
				'sync fails': say('unsynced'),
				'read-only': say('read-only'),
				busy: () => lock(database.url)
			};
	const findings: Finding[] = [];
	for (const [what, begin] of Object.entries(all)) {
		const before = acknowledgedTo(learners);
		const faults = await go({ origin: server.origin, learners }, begin);
		faults.push(...judge(learners, await database.lines()));
		if (server.process.exitCode !== null) faults.push('the server ended');
		const acknowledged = acknowledgedTo(learners) - before;
		findings.push({ goal: 'R6', what, engine, times: learners.length, acknowledged, faults });
	}
	await server.kill();
	gate?.stop();
	await database.drop();
	return findings;
}

async function go({ origin, learners }: Asked, begin: Begin): Promise<string[]> {
	const faults: string[] = [];
	let end: Awaited<ReturnType<Begin>> = () => undefined;
	// It comes while all are at work.
	await workUntil(learners, [origin], async () => {
		await pass(300);
		end = await begin();
		await pass(300);
	});
	for (const response of await Promise.all(learners.map((learner) => learner.send(origin)))) {
		if (response.status !== 503) faults.push(`status ${response.status} instead of 503`);
		if (!response.headers.has('retry-after')) faults.push('no Retry-After');
	}
	const page = await fetch(`${origin}/how-we-judge`);
	if (page.status !== 200) faults.push(`a page that needs no store: ${page.status}`);
	await end();
	const late = AbortSignal.timeout(10_000);
	await Promise.all(
		learners.map(async (learner) => {
			while ((await learner.send(origin)).status !== 200) {
				if (late.aborted) return faults.push('not well 10 s after the trouble');
				await pass(50);
			}
			return 0;
		})
	);
	return faults;
}

/** Another program that writes and does not end. */
function lock(path: string) {
	const db = new DatabaseSync(path, { timeout: 10_000 });
	db.exec('BEGIN IMMEDIATE');
	return () => {
		db.exec('ROLLBACK');
		db.close();
	};
}
