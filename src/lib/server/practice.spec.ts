import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { PracticeRecord } from '../practice/exchange.ts';
import { addUser, day } from './fixture.ts';
import * as modules from './modules.ts';
import * as practice from './practice.ts';
import { onEachEngine } from './store/testing.ts';

const step = (
	lesson: string,
	seq: number,
	id = `${lesson} ${seq}`,
	after = seq === 0 ? null : `${lesson} ${seq - 1}`
): PracticeRecord => ({
	kind: 'step',
	lesson,
	after,
	entry: { seq, id, at: 0, event: { type: 'begin' } }
});
const key = (record: unknown) => JSON.stringify(record);

onEachEngine((db) => {
	/** Everything a learner has, read part by part. */
	async function all(learner: string, now: Date): Promise<unknown[]> {
		const found: unknown[] = [];
		let after: string | null = null;
		for (let more = true; more;) {
			const told = await practice.since(db(), learner, after, now);
			found.push(...told.records);
			({ after, more } = told);
		}
		return found;
	}

	it('is a set: neither order nor repetition changes it', async () => {
		const records = Array.from({ length: 40 }, (_, seq) =>
			step(`l${seq % 3}`, Math.floor(seq / 3))
		);
		const whole = [...records].map(key).sort();
		const parts = fc.array(fc.subarray(records, { minLength: 1 }), { maxLength: 6 });
		await fc.assert(
			fc.asyncProperty(parts, async (sent) => {
				const learner = await addUser(db(), 'Ada', 'student');
				const now = day('10:00:00');
				for (const part of [...sent, records, ...sent]) {
					expect(await practice.keep(db(), learner, part, now)).toBe(true);
				}
				expect((await all(learner, now)).map(key).sort()).toEqual(whole);
			}),
			{ numRuns: 10 }
		);
	});

	it('keeps the first of two steps at one place', async () => {
		const learner = await addUser(db(), 'Ada', 'student');
		const now = day('10:00:00');
		await practice.keep(db(), learner, [step('l', 0, 'first')], now);
		await practice.keep(db(), learner, [step('l', 0, 'second')], now);
		expect(await all(learner, now)).toEqual([step('l', 0, 'first')]);
	});

	it('takes a step only behind the one it was done after', async () => {
		const learner = await addUser(db(), 'Ada', 'student');
		const now = day('10:00:00');
		await practice.keep(db(), learner, [step('l', 0), step('l', 1)], now);
		const elsewhere = [step('l', 1, 'other'), step('l', 2, 'behind it', 'other')];
		await practice.keep(db(), learner, elsewhere, now);
		await practice.keep(db(), learner, [step('l', 4), step('m', 1, 'x', null)], now);
		expect(await all(learner, now)).toEqual([step('l', 0), step('l', 1)]);
	});

	it('gives devices that write at once one log', async () => {
		const learner = await addUser(db(), 'Ada', 'student');
		const now = day('10:00:00');
		const of = (device: string) =>
			Array.from({ length: 8 }, (_, seq) =>
				step('l', seq, `${device} ${seq}`, seq === 0 ? null : `${device} ${seq - 1}`)
			);
		const devices = ['a', 'b', 'c', 'd'];
		await Promise.all(devices.map((name) => practice.keep(db(), learner, of(name), now)));
		const log = (await all(learner, now)) as { entry: { id: string } }[];
		expect(log.length).toBe(8);
		expect(new Set(log.map(({ entry }) => entry.id[0])).size).toBe(1);
	});

	it('tells nobody what another has', async () => {
		const [ada, bo] = await Promise.all(
			['Ada', 'Bo'].map((name) => addUser(db(), name, 'student'))
		);
		const now = day('10:00:00');
		await practice.keep(db(), ada!, [step('l', 0)], now);
		expect(await all(bo!, now)).toEqual([]);
	});

	it('tells in parts, and again what came in the last minute', async () => {
		const learner = await addUser(db(), 'Ada', 'student');
		const early = Array.from({ length: 700 }, (_, seq) => step('l', seq));
		await practice.keep(db(), learner, early.slice(0, 400), day('10:00:00'));
		await practice.keep(db(), learner, early.slice(400), day('10:00:00'));
		const first = await practice.since(db(), learner, null, day('10:05:00'));
		expect([first.records.length, first.more]).toEqual([500, true]);
		const second = await practice.since(db(), learner, first.after, day('10:05:00'));
		expect([second.records.length, second.more]).toEqual([200, false]);
		// Stamped by a server whose clock was behind, committed after the last reply.
		await practice.keep(db(), learner, [step('m', 0)], day('10:04:30'));
		const third = await practice.since(db(), learner, second.after, day('10:06:00'));
		expect(third.records).toEqual([step('m', 0)]);
	});

	it('keeps the case that a lesson is about as it is now', async () => {
		const learner = await addUser(db(), 'Ada', 'student');
		const { id, revision } = modules.list()[0]!;
		const options = { feedback: 'item', confidence: 'off', seed: 1 } as const;
		const lesson = { id: 'l', module: id, revision, options, startedAt: 0 };
		await practice.keep(db(), learner, [{ kind: 'lesson', lesson }], day('10:00:00'));
		const kept = await db().selectFrom('revision').select('revision').execute();
		expect(kept).toEqual([{ revision }]);
	});
});
