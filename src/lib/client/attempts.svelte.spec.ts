import { deleteDB } from 'idb';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { LogEntry } from '../lesson/event.ts';
import { clockKey, clockModule } from '../lesson/fixture.ts';
import * as attempts from './attempts.ts';
import { open, type Database } from './database.ts';

const options = { feedback: 'item', confidence: 'optional', seed: 1 } as const;
const entry = (seq: number, event: LogEntry['event']): LogEntry => ({
	seq,
	id: `event-${seq}`,
	at: 1000 + seq,
	event
});
const log = [entry(0, { type: 'begin' }), entry(1, { type: 'leave-examples' })];

let db: Database;
beforeEach(async () => {
	db = await open();
	await attempts.create(db, { module: clockModule, key: clockKey }, options, { id: 'a', at: 1 });
	for (const one of log) await attempts.append(db, 'a', one, false);
});
afterEach(async () => {
	db.close();
	await deleteDB('grounds');
});

describe('an attempt on this device', () => {
	it('comes back with its log and the revision it was begun with', async () => {
		const attempt = await attempts.load(db, 'a', 2);
		expect(attempt?.entries).toEqual(log);
		expect(attempt?.module).toEqual(clockModule);
		expect(attempt?.key).toEqual(clockKey);
		expect(attempt?.lost).toBeUndefined();
		expect(attempt?.record.changedAt).toBe(1001);
	});

	it('keeps one entry for each place of the log: a second writer is told', async () => {
		const twin = { ...entry(1, { type: 'turn' }), id: 'other' };
		await expect(attempts.append(db, 'a', twin, true)).rejects.toMatchObject({
			name: 'ConstraintError'
		});
		const attempt = await attempts.load(db, 'a', 2);
		expect(attempt?.entries).toEqual(log);
		expect(attempt?.record.finished).toBe(false);
	});

	it.each([
		['of the wrong shape', { attempt: 'a', seq: 2, rubbish: true }],
		['that cannot happen there', { attempt: 'a', ...entry(2, { type: 'next' }) }],
		['behind a gap', { attempt: 'a', ...entry(7, { type: 'submit' }) }]
	])('sets aside a record %s, and goes on from what is good', async (_, bad) => {
		await db.put('events', bad);
		const attempt = await attempts.load(db, 'a', 5);
		expect(attempt?.entries).toEqual(log);
		expect(attempt?.lost?.entries).toBe(1);
		expect(await db.getAll('aside')).toMatchObject([{ attempt: 'a', at: 5, found: [bad] }]);
		await attempts.append(db, 'a', entry(2, { type: 'skip' }), false);
		expect((await attempts.load(db, 'a', 6))?.lost).toBeUndefined();
	});

	it('lists the latest changed first', async () => {
		await attempts.create(db, { module: clockModule, key: clockKey }, options, {
			id: 'b',
			at: 2000
		});
		expect((await attempts.of(db, 'clock')).map(({ id }) => id)).toEqual(['b', 'a']);
	});

	it('is not there when its revision is gone', async () => {
		await db.delete('modules', ['clock', clockModule.revision]);
		expect(await attempts.load(db, 'a', 3)).toBeUndefined();
	});
});
