import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { setTimeout as pass } from 'node:timers/promises';
import { pinnedNode, root } from '../scripts/install.js';
import { freshDatabase, linesOf } from './database.ts';
import type { Finding } from './finding.ts';
import { judge } from './judge.ts';
import { acknowledgedTo, workUntil } from './learner.ts';
import { foundSchool } from './school.ts';
import { start } from './server.ts';

const most = 30_000;

/** R7: a copy taken while a class works holds all that was acknowledged before it was begun. */
export async function copies(): Promise<Finding> {
	const database = await freshDatabase('sqlite');
	const folder = mkdtempSync(join(tmpdir(), 'grounds-copies-'));
	const [copy, restored] = [join(folder, 'copy.db'), join(folder, 'restored.db')];
	const learners = await foundSchool(database.url, 30);
	fill(database.url);
	const server = await start(database.url);
	let before: number[] = [];
	let took = 0;
	await workUntil(learners, [server.origin], async () => {
		await pass(500);
		before = learners.map(({ acknowledged }) => acknowledged);
		const begun = performance.now();
		const child = spawn(pinnedNode, [join(root, 'scripts/backup.ts'), copy], {
			env: { ...process.env, DATABASE_URL: database.url, INIT_CWD: folder },
			stdio: ['ignore', 'ignore', 'inherit']
		});
		await once(child, 'exit');
		took = performance.now() - begun;
	});
	await server.kill();
	const during = acknowledgedTo(learners);
	execFileSync(pinnedNode, [join(root, 'scripts/restore.ts'), copy], {
		env: { ...process.env, DATABASE_URL: restored, INIT_CWD: folder }
	});
	const faults = judge(learners, await database.lines());
	for (const [at, learner] of learners.entries()) learner.acknowledged = before[at] ?? 0;
	faults.push(...judge(learners, linesOf(restored)));
	if (took > most) faults.push(`took ${(took / 1000).toFixed(1)} s`);
	const note = `${(statSync(restored).size / 1e6).toFixed(0)} MB in ${(took / 1000).toFixed(1)} s`;
	await database.drop();
	rmSync(folder, { recursive: true });
	return {
		goal: 'R7',
		what: 'copy under load, put back',
		engine: 'sqlite',
		times: 1,
		acknowledged: during,
		faults,
		note
	};
}

/** Half a gigabyte of rows that nobody asks for. */
function fill(path: string): void {
	const db = new DatabaseSync(path);
	db.exec(`
		WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 250000)
		INSERT INTO audit (id, class, actor, action, object, detail, at)
		SELECT 'fill ' || i, NULL, '', '', '', hex(randomblob(900)), '2026-01-01T00:00:00.000Z' FROM n`);
	db.close();
}
