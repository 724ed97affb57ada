import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { pinnedNode } from '../scripts/install.js';

export type OwnServer = {
	/** Where it says that it is reached. */
	readonly origin: string;
	/** Where it listens. */
	readonly address: string;
	/** All that it has written so far, errors too. */
	readonly said: () => string;
	readonly stop: () => Promise<void>;
};

/** Starts the built server on a port and a database of its own, for tests that write. */
export async function startServer(env: Readonly<Record<string, string>>): Promise<OwnServer> {
	const server = spawn(pinnedNode, ['scripts/serve.ts'], {
		env: { ...process.env, HOST: '127.0.0.1', ORIGIN: '', PORT: '0', ...env },
		stdio: ['ignore', 'pipe', 'pipe']
	});
	let said = '';
	server.stderr.on('data', (chunk) => (said += String(chunk)));
	const exit = once(server, 'exit');
	const origin = await new Promise<string>((ready, failed) => {
		server.stdout.on('data', (chunk) => {
			said += String(chunk);
			const found = /ready: (\S+)/.exec(said)?.[1];
			if (found) ready(found);
		});
		void exit.then(() => failed(new Error(`It did not start: ${said}`)));
	});
	const port = Number(env['PORT']) || new URL(origin).port;
	return {
		origin,
		address: `http://127.0.0.1:${port}`,
		said: () => said,
		stop: async () => {
			server.kill();
			await exit;
		}
	};
}
