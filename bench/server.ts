import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startPostgres } from '../scripts/postgres.ts';
import { startApp } from './app.ts';
import type { Figure } from './figure.ts';
import { gather, goneHome } from './server/crowd.ts';
import { rawAppends, slowDisk } from './server/disk.ts';
import { hellos } from './server/hello.ts';
import * as scenes from './server/scenes.ts';
import { connect } from './server/traffic.ts';

type Engine = 'SQLite' | 'PostgreSQL';

/**
 * P4, P5, P6, P8 and P9 on both engines, with server, database and client on this one computer, beside
 * what the bare disk and a bare server can do in the same minutes.
 */
export async function server(): Promise<Figure[]> {
	const folder = mkdtempSync(join(tmpdir(), 'grounds-bench-'));
	// PostgreSQL runs as a user of its own, who has to find the slow disk.
	chmodSync(folder, 0o755);
	try {
		const floors = [
			{ goal: '–', what: 'a bare server says hello', value: await hellos(), unit: '/s' },
			{ goal: '–', what: '4 KB appended and synced', value: rawAppends(folder), unit: '/s' }
		];
		const figures = [];
		for (const engine of ['SQLite', 'PostgreSQL'] as const) {
			figures.push(...(await on(engine, folder, floors[0]?.value ?? NaN)));
		}
		return [...floors, ...figures];
	} finally {
		rmSync(folder, { recursive: true, force: true });
	}
}

async function on(engine: Engine, folder: string, hello: number): Promise<Figure[]> {
	const disk = slowDisk(folder);
	// A database inherits the disk from here; the server of a file is given it.
	if (engine === 'PostgreSQL') Object.assign(process.env, disk.env);
	const database = engine === 'PostgreSQL' ? await startPostgres() : undefined;
	for (const name of Object.keys(disk.env)) delete process.env[name];
	const url = database?.url ?? join(folder, 'grounds.db');
	const figures: Figure[] = [];
	const tell = (...more: readonly Figure[]) => {
		for (const figure of more) {
			console.log(`  ${figure.what}: ${figure.value.toFixed(1)} ${figure.unit ?? ''}`);
			figures.push({ ...figure, what: `${engine}: ${figure.what}` });
		}
	};
	try {
		console.log(`${engine}: three thousand learners come …`);
		const crowd = {
			working: await gather(url, 500, true),
			waiting: await gather(url, 500, false),
			many: await gather(url, 3000, false),
			home: await goneHome(url, 35)
		};
		const app = await startApp({ DATABASE_URL: url, ...(!database && disk.env) });
		const client = connect(app.url);
		const scene = { ...crowd, ask: client.ask, pid: app.pid, disk };
		try {
			tell(await scenes.idle(scene));
			await scenes.warm(scene);
			tell(...(await scenes.answers(scene, hello)));
			tell(...(await scenes.startAtOnce(scene)));
			tell(...(await scenes.manyStart(scene)));
			tell(...(await scenes.manyWork(scene)));
			tell(...(await scenes.comeBack(scene)));
			tell(...(await scenes.slowly(scene)));
			tell(...(await scenes.steadily(scene)));
			return figures;
		} finally {
			client.close();
			await app.stop();
		}
	} finally {
		await database?.stop();
	}
}
