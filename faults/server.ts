import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { pinnedNode, root } from '../scripts/install.js';

/** The server as it is run, on a free port. */
export type Server = {
	readonly origin: string;
	readonly process: ChildProcess;
	/** Ends it as a power cut or the system would, without a word. */
	readonly kill: () => Promise<void>;
};

/** Starts the process; whoever wants it to serve waits for `ready`. */
export function launch(url: string, env: Readonly<Record<string, string>> = {}) {
	const child = spawn(pinnedNode, [join(root, 'scripts/serve.ts')], {
		cwd: root,
		env: {
			...process.env,
			HOST: '127.0.0.1',
			PORT: '0',
			ORIGIN: '',
			DATABASE_URL: url,
			NODE_COMPILE_CACHE: join(root, 'node_modules/.cache/compiled'),
			...env
		},
		stdio: ['ignore', 'pipe', 'pipe']
	});
	// None outlives a drill that broke.
	const end = () => child.kill('SIGKILL');
	process.once('exit', end);
	const gone = once(child, 'exit').finally(() => process.off('exit', end));
	return { child, gone };
}

export async function start(url: string, env?: Readonly<Record<string, string>>): Promise<Server> {
	const { child, gone } = launch(url, env);
	let said = '';
	child.stderr.on('data', (chunk) => (said += String(chunk).slice(0, 2000)));
	const origin = await new Promise<string>((ready, failed) => {
		child.stdout.on('data', (chunk) => {
			said += String(chunk);
			const found = /ready: (\S+)/.exec(said)?.[1];
			if (found) ready(found);
		});
		void gone.then(() => failed(new Error(`The server did not start: ${said}`)));
	});
	return {
		origin,
		process: child,
		kill: async () => {
			child.kill('SIGKILL');
			await gone;
		}
	};
}
