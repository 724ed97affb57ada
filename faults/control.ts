import { spawn } from 'node:child_process';
import { randomInt } from 'node:crypto';
import { once } from 'node:events';
import { cpSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { setTimeout as pass } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { pinnedNode } from '../scripts/install.js';
import type { Finding } from './finding.ts';
import { compile } from './shim.ts';

const program = fileURLToPath(new URL('loose.ts', import.meta.url));

/** R2's own proof: the same cuts must lose what a writer acknowledges before it is synced. */
export async function control(times: number): Promise<Finding[]> {
	const shim = compile('power-cut');
	const lossesOf = async (synchronous: string) => {
		let losses = 0;
		for (let time = 0; time < times; time++) losses += (await cut(shim, synchronous)) ? 1 : 0;
		return losses;
	};
	const [loose, full] = [await lossesOf('NORMAL'), await lossesOf('FULL')];
	const common = { goal: 'R2', engine: 'sqlite', times } as const;
	return [
		{
			...common,
			what: 'the same cuts, synchronous=NORMAL',
			faults: loose > 0 ? [] : ['the cuts did not lose what was never synced: they prove nothing'],
			note: `lost in ${loose} of ${times}, as it must`
		},
		{
			...common,
			what: 'the same cuts, synchronous=FULL',
			faults: full > 0 ? [`lost in ${full} of ${times}`] : []
		}
	];
}

/** @returns whether something acknowledged was lost */
async function cut(shim: string, synchronous: string): Promise<boolean> {
	const [folder, kept] = ['grounds-cut-', 'grounds-kept-'].map((name) =>
		mkdtempSync(join(tmpdir(), name))
	) as [string, string];
	const child = spawn(pinnedNode, [program, join(folder, 'x.db'), synchronous], {
		env: { ...process.env, LD_PRELOAD: shim, WATCHED_FOLDER: folder, KEPT_FOLDER: kept },
		stdio: ['ignore', 'pipe', 'inherit']
	});
	const closed = once(child, 'close');
	let told = '';
	child.stdout.on('data', (chunk) => (told += String(chunk)));
	await once(child.stdout, 'data');
	await pass(randomInt(5, 100));
	child.kill('SIGKILL');
	await closed;
	// Whole lines only: the last may have been cut as well.
	const last = Number(told.slice(0, told.lastIndexOf('\n')).split('\n').at(-1));
	const stored = countIn(kept);
	for (const used of [folder, kept]) rmSync(used, { recursive: true });
	return stored < last;
}

function countIn(kept: string): number {
	if (!readdirSync(kept).includes('x.db')) return 0;
	const copy = mkdtempSync(join(tmpdir(), 'grounds-look-'));
	cpSync(kept, copy, { recursive: true });
	const db = new DatabaseSync(join(copy, 'x.db'));
	try {
		return Number(db.prepare('SELECT count(*) AS n FROM told').get()?.['n'] ?? 0);
	} catch {
		return 0; // Not even the table got there.
	} finally {
		db.close();
		rmSync(copy, { recursive: true });
	}
}
