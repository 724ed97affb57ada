import { deleteDB } from 'idb';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { LogEntry } from '../lesson/event.ts';
import { clockModule } from '../lesson/fixture.ts';
import type { Sitting } from '../lesson/standing.ts';
import { open, type Database } from './database.ts';
import { erase, exportAll } from './transfer.ts';
import * as work from './work.ts';

const entry = (seq: number, event: LogEntry['event']): LogEntry => ({
	seq,
	id: `event-${seq}`,
	at: 1000 + seq,
	event
});
const log = [entry(0, { type: 'begin' }), entry(1, { type: 'leave-examples' })];
const place = { class: '8b', assignment: 'clocks', learner: 'ada' };
const sitting = (attempt: string, number = 1): Sitting => ({
	attempt,
	number,
	preview: false,
	title: 'The clock',
	feedback: 'item',
	dueAt: null,
	module: clockModule,
	options: { feedback: 'item', confidence: 'optional', seed: 1 },
	standing: {
		attempt,
		next: 1,
		keys: {},
		hints: {},
		remaining: null,
		closed: null,
		late: 0,
		corrections: '0.0',
		corrected: []
	}
});

let db: Database;
beforeEach(async () => {
	db = await open();
	await work.keep(db, work.recordOf(sitting('a'), place, 5), clockModule, log);
});
afterEach(async () => {
	db.close();
	await deleteDB('grounds');
});

describe('work at an assignment on this device', () => {
	it('comes back with its texts, its log and what waits to be sent', async () => {
		const found = await work.load(db, 'a', 9);
		expect(found?.entries).toEqual(log);
		expect(found?.module).toEqual(clockModule);
		expect(found?.record).toMatchObject({ learner: 'ada', next: 1, heardAt: 5 });
		expect(await work.waiting(db, { id: 'a', next: 1 })).toBe(1);
	});

	it('is one learner’s alone, the latest attempt first', async () => {
		await work.keep(db, work.recordOf(sitting('b', 2), place, 6), clockModule, []);
		const other = { ...place, learner: 'bo' };
		await work.keep(db, work.recordOf(sitting('c'), other, 7), clockModule, []);
		expect((await work.of(db, 'ada')).map(({ id }) => id)).toEqual(['b', 'a']);
	});

	it('takes the same step twice as one, and another in its place not at all', async () => {
		const next = entry(2, { type: 'skip' });
		await work.append(db, 'a', next);
		await work.append(db, 'a', next);
		expect((await work.load(db, 'a', 9))?.entries).toEqual([...log, next]);
		await expect(work.append(db, 'a', { ...next, id: 'other' })).rejects.toMatchObject({
			name: 'ConstraintError'
		});
	});

	it('takes no step behind a gap: what came after one could not be read again', async () => {
		await expect(work.append(db, 'a', entry(3, { type: 'skip' }))).rejects.toMatchObject({
			name: 'ConstraintError'
		});
		expect((await work.load(db, 'a', 9))?.lost).toBeUndefined();
	});

	it('takes over another log; what is no longer in it is kept aside', async () => {
		const found = [entry(1, { type: 'leave-examples' })];
		await work.replace(db, 'a', log.slice(0, 1), { reason: 'refused', found, at: 8 });
		expect((await work.load(db, 'a', 9))?.entries).toEqual(log.slice(0, 1));
		expect(await work.aside(db, 'a')).toEqual([{ attempt: 'a', reason: 'refused', found, at: 8 }]);
	});

	it('gathers what the server says', async () => {
		const hint = [{ sentence: 'radio/2', start: 0, end: 1 }];
		const { standing } = sitting('a');
		await work.hear(db, 'a', { ...standing, next: 2, hints: { stop: hint } }, 6);
		await work.hear(db, 'a', { ...standing, next: 2, closed: 'time', late: 1 }, 7);
		const record = await db.get('work', 'a');
		const told = { next: 2, hints: { stop: hint }, closed: 'time', late: 1, heardAt: 7 };
		expect(record).toMatchObject(told);
	});

	it('is neither taken away nor erased with what a person did alone', async () => {
		expect(JSON.parse(await exportAll(db, 9))).toMatchObject({ events: [], aside: [] });
		await erase(db);
		expect((await work.load(db, 'a', 9))?.entries).toEqual(log);
	});

	it('is forgotten with its log, and with texts that nothing else needs', async () => {
		await work.keep(db, work.recordOf(sitting('b', 2), place, 6), clockModule, log);
		for (const [id, texts] of [
			['a', 1],
			['b', 0]
		] as const) {
			const record = await db.get('work', id);
			if (record) await work.forget(db, record);
			expect(await db.count('texts')).toBe(texts);
		}
		expect(await db.count('events')).toBe(0);
	});
});
