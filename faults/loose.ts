import { GroupWriter } from '../src/lib/server/store/groupwriter.ts';
import { SqliteFile } from '../src/lib/server/store/sqlitefile.ts';

/*
 * The writer with `synchronous` as the second argument says, writing as fast as it can and telling
 * each number that it acknowledged: what the drill of power cuts has to catch.
 */

const [path = '', synchronous = ''] = process.argv.slice(2);
const file = new SqliteFile(path, 'write');
file.exec(
	`PRAGMA synchronous=${synchronous}; CREATE TABLE IF NOT EXISTS told (n integer primary key)`
);
const writer = new GroupWriter(file, (replies) => {
	for (const reply of replies) if ('done' in reply) process.stdout.write(`${reply.id}\n`);
});

for (let id = 1; ; id++) {
	const statement = { sql: 'INSERT INTO told VALUES (?)', values: [id] };
	writer.add({ id, kind: 'statement', statement });
	writer.work();
	await new Promise(setImmediate);
}
