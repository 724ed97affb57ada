import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { GroupWriter } from './groupwriter.ts';
import type { Job, Reply } from './job.ts';
import { SqliteFile } from './sqlitefile.ts';
import { freshFile } from './testing.ts';

let file: SqliteFile;
let drop: () => void;
let replies: Map<number, Reply>;
let batches: number;
let writer: GroupWriter;

beforeEach(() => {
	vi.useFakeTimers();
	const fresh = freshFile();
	drop = fresh.drop;
	file = new SqliteFile(fresh.url, 'write');
	file.exec('create table answer (id text primary key) strict');
	replies = new Map();
	batches = 0;
	writer = new GroupWriter(file, (some) => {
		batches++;
		for (const reply of some) replies.set(reply.id, reply);
	});
});
afterEach(() => {
	file.close();
	drop();
	vi.useRealTimers();
});

const insert = (id: number, name: string, transaction?: number): Job => ({
	id,
	kind: 'statement',
	statement: { sql: 'insert into answer values (?)', values: [name] },
	...(transaction === undefined ? {} : { transaction })
});
const kept = () =>
	file.run({ sql: 'select id from answer order by id', values: [] }).rows.map(({ id }) => id);
const went = (id: number) => {
	const reply = replies.get(id);
	return reply === undefined ? 'waits' : 'done' in reply ? 'done' : reply.fault.errcode;
};
const give = (...jobs: readonly Job[]) => {
	for (const job of jobs) writer.add(job);
	writer.work();
};

it('syncs to the disk at every commit', () => {
	const pragma = (name: string) => file.run({ sql: `pragma ${name}`, values: [] }).rows[0]?.[name];
	expect(pragma('journal_mode')).toBe('wal');
	expect(pragma('synchronous')).toBe(2);
	expect(pragma('foreign_keys')).toBe(1);
});

it('commits all that waits at once', () => {
	give(insert(1, 'a'), insert(2, 'b'), insert(3, 'c'));
	expect(batches).toBe(1);
	expect(kept()).toEqual(['a', 'b', 'c']);
});

it('acknowledges nothing of a group whose commit failed', () => {
	const exec = vi.spyOn(file, 'exec').mockImplementation((sql) => {
		if (sql === 'COMMIT') throw Object.assign(new Error('disk full'), { errcode: 13 });
		SqliteFile.prototype.exec.call(file, sql);
	});
	give(insert(1, 'a'), insert(2, 'b'));
	expect([went(1), went(2)]).toEqual([13, 13]);
	expect(kept()).toEqual([]);
	exec.mockRestore();
	give(insert(3, 'a'));
	expect(kept()).toEqual(['a']);
});

it('acknowledges nothing of a group that the disk took back', () => {
	const run = vi.spyOn(file, 'run').mockImplementationOnce((statement) => {
		run.mockRestore();
		file.run(statement);
		file.exec('ROLLBACK');
		throw Object.assign(new Error('disk full'), { errcode: 13 });
	});
	give(insert(1, 'a'), insert(2, 'b'));
	expect([went(1), went(2)]).toEqual([13, 13]);
	expect(kept()).toEqual([]);
});

it('lets a transaction have the file to itself', () => {
	give({ id: 1, kind: 'begin' }, insert(2, 'later'));
	expect([went(1), went(2)]).toEqual(['done', 'waits']);
	give(insert(3, 'first', 1), { id: 4, kind: 'begin' }, { id: 5, kind: 'commit', transaction: 1 });
	expect([went(3), went(5), went(2), went(4)]).toEqual(['done', 'done', 'done', 'done']);
	give({ id: 6, kind: 'rollback', transaction: 4 });
	expect(kept()).toEqual(['first', 'later']);
});

it('takes the file back from a transaction that is left idle', () => {
	give({ id: 1, kind: 'begin' }, insert(2, 'half', 1), insert(3, 'other'));
	vi.advanceTimersByTime(4999);
	give(insert(4, 'more', 1));
	vi.advanceTimersByTime(4999);
	expect(went(3)).toBe('waits');
	vi.advanceTimersByTime(1);
	expect(went(3)).toBe('done');
	give(insert(5, 'late', 1), { id: 6, kind: 'commit', transaction: 1 });
	expect([went(5), went(6)]).toEqual([4, 4]);
	give({ id: 7, kind: 'rollback', transaction: 1 });
	expect(went(7)).toBe('done');
	expect(kept()).toEqual(['other']);
});

it('runs nothing of a transaction that the disk has ended', () => {
	give({ id: 1, kind: 'begin' }, insert(2, 'half', 1));
	const run = vi.spyOn(file, 'run').mockImplementationOnce(() => {
		file.exec('ROLLBACK');
		throw Object.assign(new Error('disk full'), { errcode: 13 });
	});
	give(insert(3, 'full', 1));
	run.mockRestore();
	give(insert(4, 'late', 1), { id: 5, kind: 'commit', transaction: 1 });
	expect([went(3), went(4), went(5)]).toEqual([13, 4, 4]);
	expect(kept()).toEqual([]);
});
