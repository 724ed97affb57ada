import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { flags } from '../scripts/flags.js';
import { pinnedNode, root } from '../scripts/install.js';

export type App = {
	readonly url: string;
	readonly pid: number;
	/** Milliseconds from starting the process to the end of its first page. */
	readonly firstPage: number;
	readonly stop: () => Promise<void>;
};

/** Starts the built program as `npm start` does, on a free port of this computer. */
export async function startApp(env: Readonly<Record<string, string>> = {}): Promise<App> {
	const begun = performance.now();
	const server = spawn(pinnedNode, [...flags, join(root, 'scripts/start.js')], {
		cwd: root,
		env: { ...process.env, HOST: '127.0.0.1', PORT: '0', ORIGIN: '', ...env },
		stdio: ['ignore', 'pipe', 'inherit']
	});
	let said = '';
	const url = await new Promise<string | undefined>((found) => {
		// Read to its end: a server whose words nobody takes would fail to say that it stops.
		server.stdout.on('data', (chunk) => {
			said += String(chunk);
			const told = /http:\/\/localhost:\d+/.exec(said)?.[0];
			if (told) found(told);
		});
		server.once('exit', () => found(undefined));
	});
	if (!url || !server.pid) throw new Error(`The server did not start: ${said}`);
	await (await fetch(url)).text();
	return {
		url,
		pid: server.pid,
		firstPage: performance.now() - begun,
		stop: async () => {
			const gone = once(server, 'exit');
			server.kill();
			await gone;
		}
	};
}

/** Memory that a process holds, in megabytes. */
export const residentMegabytes = (pid: number) =>
	Number(execFileSync('ps', ['-o', 'rss=', '-p', String(pid)], { encoding: 'utf8' })) / 1024;
