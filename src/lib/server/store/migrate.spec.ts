import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { sql } from 'kysely';
import { afterAll, expect, it } from 'vitest';
import { open, type Db } from './open.ts';
import { freshDatabase, freshFile } from './testing.ts';

const start = promisify(execFile);
const folder = mkdtempSync(join(tmpdir(), 'grounds-'));
const program = join(folder, 'open.mjs');
writeFileSync(
	program,
	`import { open } from '${new URL('open.ts', import.meta.url).href}';
	await (await open(process.argv[2])).close();`
);
afterAll(() => rmSync(folder, { recursive: true }));

const names = async (db: Db) =>
	(await sql<{ name: string }>`select name from kysely_migration`.execute(db)).rows;

for (const [engine, fresh] of [
	['sqlite', freshFile],
	['postgres', freshDatabase]
] as const) {
	it(`lets several programs start at once on an empty database: ${engine}`, async () => {
		const { url, drop } = await fresh();
		await Promise.all(Array.from({ length: 4 }, () => start(process.execPath, [program, url])));
		const { db, close } = await open(url);
		expect(await names(db)).toEqual([{ name: '0001-first' }]);
		await close();
		await drop();
	});

	it(`refuses what a newer version wrote: ${engine}`, async () => {
		const { url, drop } = await fresh();
		const first = await open(url);
		await sql`
			insert into kysely_migration (name, timestamp)
			values ('9999-later', '2999-01-01T00:00:00.000Z')`.execute(first.db);
		await first.close();
		await expect(open(url)).rejects.toThrow('written by a newer Grounds. Nothing was changed');
		await drop();
	});
}
