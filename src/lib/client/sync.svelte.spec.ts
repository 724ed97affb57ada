import { deleteDB } from 'idb';
import { afterEach, expect, it } from 'vitest';
import { clockKey, clockModule } from '../lesson/fixture.ts';
import type { LessonEvent } from '../lesson/event.ts';
import { replay } from '../lesson/replay.ts';
import { idOf, mostRecords, type PracticeRecord } from '../practice/exchange.ts';
import { answered } from '../practice/fixture.ts';
import type { Review } from '../practice/review.ts';
import * as attempts from './attempts.ts';
import { open, type Database } from './database.ts';
import * as reviews from './reviews.ts';
import { synchronise, type Effects } from './sync.ts';

const review = (id: string): Review =>
	answered({ id, at: 1000, item: 'a', answer: { label: 'evidence' } });
const options = { feedback: 'item', confidence: 'optional', seed: 1 } as const;

/** A server that keeps the first of what has the same name, in the order in which it came. */
class Account {
	readonly records = new Map<string, PracticeRecord>();
	away = false;

	send: Effects['send'] = ({ after, records }) => {
		if (this.away) return Promise.resolve('away');
		for (const record of records) {
			const name = `${record.kind} ${idOf(record)}`;
			if (!this.records.has(name) && this.#follows(record)) {
				this.records.set(name, structuredClone(record));
			}
		}
		const from = Number(after ?? 0);
		const told = [...this.records.values()].slice(from, from + mostRecords);
		const until = from + told.length;
		const more = until < this.records.size;
		return Promise.resolve({ records: told, after: String(until), more });
	};

	#follows(record: PracticeRecord): boolean {
		if (record.kind !== 'step' || record.after === null) return true;
		const before = this.records.get(`step ${record.lesson}/${record.entry.seq - 1}`);
		return before?.kind === 'step' && before.entry.id === record.after;
	}
}

let made = 0;
const devices: Database[] = [];
afterEach(async () => {
	for (const db of devices.splice(0)) {
		db.close();
		await deleteDB(db.name);
	}
});

async function device(): Promise<Database> {
	const db = await open(`device ${made++}`);
	devices.push(db);
	return db;
}

const effectsOf = (account: Account): Effects => ({
	send: account.send,
	content: (id, revision) =>
		Promise.resolve(
			id === clockModule.id ? { id, revision, module: clockModule, key: clockKey } : undefined
		),
	newId: () => `step ${made++}`,
	now: () => 5000
});

async function begin(db: Database, id: string): Promise<void> {
	await attempts.create(db, { module: clockModule, key: clockKey }, options, { id, at: 1 });
}

async function act(db: Database, id: string, ...events: readonly LessonEvent[]): Promise<void> {
	for (const event of events) {
		const { entries } = (await attempts.load(db, id, 0))!;
		const entry = { seq: entries.length, id: `step ${made++}`, at: made, event };
		await attempts.append(db, id, entry, event.type === 'finish');
	}
}

const standingOf = async (db: Database, id: string) => {
	const { plan, entries } = (await attempts.load(db, id, 0))!;
	return replay(plan, entries).snapshot;
};

it('brings answers and lessons to another device, however often it is done', async () => {
	const account = new Account();
	const [phone, desk] = [await device(), await device()];
	await reviews.append(
		phone,
		's/0',
		{ seq: 0, id: 'x', at: 1, event: { type: 'begin' } },
		review('r')
	);
	await begin(phone, 'lesson');
	await act(phone, 'lesson', { type: 'begin' }, { type: 'leave-examples' });
	for (const db of [phone, phone, desk, desk]) {
		expect(await synchronise(db, effectsOf(account))).toBe('well');
	}
	expect((await reviews.load(desk, 0)).reviews).toEqual([review('r')]);
	expect((await standingOf(desk, 'lesson')).value).toBe('answering');
	expect(account.records.size).toBe(4);
});

it('goes on elsewhere, and ends on both', async () => {
	const account = new Account();
	const [phone, desk] = [await device(), await device()];
	await begin(phone, 'lesson');
	await act(phone, 'lesson', { type: 'begin' }, { type: 'leave-examples' });
	await synchronise(phone, effectsOf(account));
	await synchronise(desk, effectsOf(account));
	await act(desk, 'lesson', { type: 'finish' });
	await synchronise(desk, effectsOf(account));
	await synchronise(phone, effectsOf(account));
	expect((await attempts.all(phone))[0]).toMatchObject({ id: 'lesson', finished: true });
});

it('keeps what two devices did apart, at other questions', async () => {
	const account = new Account();
	const [phone, desk] = [await device(), await device()];
	await begin(phone, 'lesson');
	await act(phone, 'lesson', { type: 'begin' }, { type: 'leave-examples' });
	await synchronise(phone, effectsOf(account));
	await synchronise(desk, effectsOf(account));
	const [one = '', other = ''] = (await attempts.load(desk, 'lesson', 0))!.plan.steps.flat();
	const answer = { label: 'evidence' } as const;
	await act(phone, 'lesson', { type: 'choose', item: one, answer }, { type: 'submit' });
	const there = { type: 'look', item: other } as const;
	await act(desk, 'lesson', there, { type: 'choose', item: other, answer }, { type: 'submit' });
	for (const db of [phone, desk, phone]) await synchronise(db, effectsOf(account));
	const [mine, theirs] = [await standingOf(phone, 'lesson'), await standingOf(desk, 'lesson')];
	expect(mine.context.handedIn).toEqual([one, other]);
	expect(theirs.context).toEqual(mine.context);
});

it('does not go by clocks: devices that are years apart come to the same', async () => {
	const account = new Account();
	const [phone, desk] = [await device(), await device()];
	const year = 365 * 24 * 60 * 60_000;
	const effects = (skew: number) => ({ ...effectsOf(account), now: () => 5000 + skew });
	const answered = (db: Database, id: string, at: number) =>
		reviews.append(
			db,
			id,
			{ seq: 0, id: `${id} begin`, at, event: { type: 'begin' } },
			{
				...review(id),
				at
			}
		);
	await answered(phone, 'p/0', 1000);
	await synchronise(phone, effects(0));
	await synchronise(desk, effects(-year));
	await answered(desk, 'd/0', 1000 - year);
	await answered(phone, 'p/1', 1000 + year);
	for (const [db, skew] of [
		[desk, -year],
		[phone, year],
		[desk, -year]
	] as const) {
		expect(await synchronise(db, effects(skew))).toBe('well');
	}
	const ids = async (db: Database) => (await reviews.load(db, 0)).reviews.map(({ id }) => id);
	expect(await ids(phone)).toEqual(['d/0', 'p/0', 'p/1']);
	expect(await ids(desk)).toEqual(await ids(phone));
	expect(account.records.size).toBe(3);
});

it('loses nothing while the server is away', async () => {
	const account = new Account();
	const phone = await device();
	await begin(phone, 'lesson');
	account.away = true;
	expect(await synchronise(phone, effectsOf(account))).toBe('away');
	account.away = false;
	expect(await synchronise(phone, effectsOf(account))).toBe('well');
	expect(account.records.size).toBe(1);
});

it('leaves no gap when a page goes on with a log that has become shorter', async () => {
	const phone = await device();
	await begin(phone, 'lesson');
	const late = { seq: 3, id: 'late', at: 1, event: { type: 'begin' } } as const;
	await expect(attempts.append(phone, 'lesson', late, false)).rejects.toMatchObject({
		name: 'ConstraintError'
	});
});

it('carries more than goes in one request', async () => {
	const account = new Account();
	const [phone, desk] = [await device(), await device()];
	const change = phone.transaction('reviews', 'readwrite');
	for (let nth = 0; nth < 1200; nth++) await change.store.add(review(`r${nth}`));
	await change.done;
	await synchronise(phone, effectsOf(account));
	await synchronise(desk, effectsOf(account));
	expect((await reviews.load(desk, 0)).reviews.length).toBe(1200);
});
