import { randomInt } from 'node:crypto';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as pass } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { pinnedNode } from '../scripts/install.js';
import { open } from '../src/lib/server/store/open.ts';
import { freshDatabase, type Database, type Engine } from './database.ts';
import type { Finding } from './finding.ts';

const program = fileURLToPath(new URL('opens.ts', import.meta.url));

/** R8: the first start on an empty database is killed; there must be all tables or none. */
export async function migrations(engine: Engine, times: number): Promise<Finding> {
	const faults: string[] = [];
	const counts = new Map<number, number>();
	const { tables: whole, took } = await killed(engine, 60_000);
	for (let time = 0; time < times; time++) {
		const { tables: count } = await killed(engine, randomInt(0, took));
		counts.set(count, (counts.get(count) ?? 0) + 1);
		if (count !== 0 && count !== whole) faults.push(`${count} of ${whole} tables`);
	}
	const note = `none ${counts.get(0) ?? 0}, all ${counts.get(whole) ?? 0}`;
	return { goal: 'R8', what: 'migration killed', engine, times, faults, note };
}

/** What a first start came to that was killed after so many milliseconds, if it took as long. */
async function killed(engine: Engine, after: number): Promise<{ tables: number; took: number }> {
	const database = await freshDatabase(engine);
	const child = spawn(pinnedNode, [program, database.url], {
		stdio: ['ignore', 'pipe', 'inherit']
	});
	const gone = once(child, 'exit');
	await once(child.stdout, 'data');
	const begun = performance.now();
	await Promise.race([pass(after, undefined, { ref: false }), gone]);
	const took = Math.ceil(performance.now() - begun);
	child.kill('SIGKILL');
	await gone;
	const tables = await tablesOf(database);
	// Then it must open as if nothing had been.
	await (await open(database.url)).close();
	await database.drop();
	return { tables, took };
}

async function tablesOf(database: Database): Promise<number> {
	const tables = await database.tables();
	return tables.filter((name) => !name.startsWith('kysely_')).length;
}
