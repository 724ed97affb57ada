import { deleteDB, openDB } from 'idb';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { clockKey, clockModule } from '../lesson/fixture.ts';
import { answered } from '../practice/fixture.ts';
import type { Review } from '../practice/review.ts';
import * as attempts from './attempts.ts';
import { open, type Database } from './database.ts';
import { importInto } from './importing.ts';
import * as reviews from './reviews.ts';
import { erase, exportAll } from './transfer.ts';

const review = (id: string, at = 1000): Review =>
	answered({ id, at, item: 'a', answer: { label: 'evidence' } });
const options = { feedback: 'item', confidence: 'optional', seed: 1 } as const;
const step = (seq: number) => ({ seq, id: `e${seq}`, at: 5, event: { type: 'begin' } as const });

let db: Database;
afterEach(async () => {
	db.close();
	await deleteDB('grounds');
});

/** A lesson that was begun, and two answers in practice. */
async function filled(): Promise<Database> {
	db = await open();
	await attempts.create(db, { module: clockModule, key: clockKey }, options, { id: 'l', at: 1 });
	await attempts.append(db, 'l', step(0), false);
	await reviews.append(db, 's/0', step(0), review('s/0'));
	await reviews.append(db, 's/1', step(0), review('s/1', 2000));
	return db;
}

it('a store of the first version keeps what it holds', async () => {
	const old = await openDB('grounds', 1, {
		upgrade(made) {
			made.createObjectStore('attempts', { keyPath: 'id' }).createIndex('module', 'module');
			made.createObjectStore('events', { keyPath: ['attempt', 'seq'] });
			made.createObjectStore('modules', { keyPath: ['id', 'revision'] });
			made.createObjectStore('aside', { autoIncrement: true });
		}
	});
	await old.put('attempts', { id: 'l', module: 'clock' });
	old.close();
	db = await open();
	expect(await db.get('attempts', 'l')).toEqual({ id: 'l', module: 'clock' });
	expect(await reviews.load(db, 1)).toEqual({ reviews: [], lost: 0 });
});

describe('answers in practice', () => {
	it('come back in the order in which they were given', async () => {
		await filled();
		await reviews.append(db, 's/2', step(0), review('s/2', 500));
		expect((await reviews.load(db, 1)).reviews.map(({ id }) => id)).toEqual(['s/2', 's/0', 's/1']);
	});
	it('are written with their step, or not at all', async () => {
		await filled();
		const again = reviews.append(db, 's/0', step(0), review('other'));
		await expect(again).rejects.toMatchObject({ name: 'ConstraintError' });
		expect((await reviews.load(db, 1)).reviews).toHaveLength(2);
	});
	it('are written once: what comes later under the same name does not replace it', async () => {
		await filled();
		// A newer session of another tab has cleared the steps of this one.
		await db.delete('events', ['s/0', 0]);
		await reviews.append(db, 's/0', step(0), { ...review('s/0'), correct: false, credit: 0 });
		expect((await reviews.load(db, 1)).reviews[0]).toEqual(review('s/0'));
	});
	it('are not half-written where the device becomes full in the middle', async () => {
		await filled();
		const { add } = IDBObjectStore.prototype;
		const refusing = vi.spyOn(IDBObjectStore.prototype, 'add').mockImplementation(function (
			this: IDBObjectStore,
			...entry
		) {
			const request = add.apply(this, entry);
			if (this.name === 'reviews') this.transaction.abort();
			return request;
		});
		const answer = [db, 's/2', step(0), review('s/2')] as const;
		await expect(reviews.append(...answer)).rejects.toThrow();
		expect(await db.get('events', ['s/2', 0])).toBeUndefined();
		refusing.mockRestore();
		await reviews.append(...answer);
		expect((await reviews.load(db, 1)).reviews).toHaveLength(3);
	});
	it('that cannot be read are set aside, once, and the others stay', async () => {
		await filled();
		await db.put('reviews', { ...review('bad'), credit: 7 } as never);
		await db.put('reviews', { id: 'timeless' } as never);
		expect(await reviews.load(db, 9)).toMatchObject({ lost: 2, reviews: [{}, {}] });
		expect(await reviews.load(db, 9)).toMatchObject({ lost: 0 });
		expect(await db.getAll('aside')).toMatchObject([
			{ at: 9, found: [{ id: 'bad' }, { id: 'timeless' }] }
		]);
	});
});

describe('a file', () => {
	it('brings everything back after it was erased, and nothing twice', async () => {
		await filled();
		const before = await reviews.load(db, 1);
		const text = await exportAll(db, 7);
		await erase(db);
		expect((await reviews.load(db, 1)).reviews).toEqual([]);
		expect(await attempts.all(db)).toEqual([]);
		expect(await importInto(db, text)).toEqual({ file: 'good', answers: 2, lessons: 1, bad: 0 });
		expect(await reviews.load(db, 1)).toEqual(before);
		expect((await attempts.load(db, 'l', 1))?.entries).toEqual([step(0)]);
		expect(await importInto(db, text)).toEqual({ file: 'good', answers: 0, lessons: 0, bad: 0 });
		expect(JSON.parse(await exportAll(db, 7))).toEqual(JSON.parse(text));
	});
	it('that is cut off, or is another’s, changes nothing', async () => {
		await filled();
		const text = await exportAll(db, 7);
		for (const bad of [text.slice(0, -20), '', 'null', '{"format":"else","version":1}']) {
			expect(await importInto(db, bad)).toMatchObject({ file: 'unreadable' });
		}
		expect(await exportAll(db, 7)).toBe(text);
	});
	it('of a newer version gives what is known of it', async () => {
		await filled();
		const text = await exportAll(db, 7);
		await erase(db);
		const newer = { ...(JSON.parse(text) as object), version: 9, more: [1] };
		const said = await importInto(db, JSON.stringify(newer));
		expect(said).toEqual({ file: 'newer', answers: 2, lessons: 1, bad: 0 });
	});
	it('with bad records gives the good ones, and counts the others', async () => {
		await filled();
		const file = JSON.parse(await exportAll(db, 7)) as Record<string, unknown[]>;
		await erase(db);
		file['reviews']?.push({ id: 'bad' }, 7);
		file['attempts']?.push({ id: 'bad' });
		expect(await importInto(db, JSON.stringify(file))).toEqual({
			file: 'good',
			answers: 2,
			lessons: 1,
			bad: 3
		});
	});
	it('never replaces what was gone on with here', async () => {
		await filled();
		const text = await exportAll(db, 7);
		await attempts.append(db, 'l', { ...step(1), event: { type: 'leave-examples' } }, false);
		await importInto(db, text);
		expect((await attempts.load(db, 'l', 1))?.entries).toHaveLength(2);
	});
});
