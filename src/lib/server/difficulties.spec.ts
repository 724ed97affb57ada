import { expect, it, vi } from 'vitest';
import { bankOf } from '../practice/bank.ts';
import { priorDifficulty } from '../practice/difficulty.ts';
import { answered, caseOf, noon } from '../practice/fixture.ts';
import { latest, workOut } from './difficulties.ts';
import { addUser, day } from './fixture.ts';
import * as practice from './practice.ts';
import { onEachEngine } from './store/testing.ts';

const bank = bankOf([
	caseOf('a', [
		['t0', 'evidence', []],
		['t1', 'evidence', []],
		['t2', 'evidence', []],
		['t0', 'inference', [], '0']
	])
]);
const prior = priorDifficulty(bank.items[0]!.key);

onEachEngine((db, engine) => {
	/** An answer by somebody to each of some items, the first of them first; `!` before what is wrong. */
	async function learner(...items: readonly string[]) {
		const id = await addUser(db(), 'Ada', 'student');
		const records = items.map((item, at) => ({
			kind: 'review' as const,
			// Ids that sort against the order in which they were given.
			review: answered({
				id: `${engine} ${9 - at}`,
				at: noon + at,
				module: 'a',
				item: item.replace('!', ''),
				correct: !item.startsWith('!')
			})
		}));
		await practice.keep(db(), id, records, day('09:00:00'));
	}

	it('are told of items that thirty learners met, by first answers alone', async () => {
		expect(await workOut(db(), bank)).toEqual(new Map());
		// Item 0 and then, knowing the key, again, and its twin.
		for (let at = 0; at < 30; at++) await learner('!0', '0', '3', '1', 'gone');
		await learner('!0', '!2');
		const found = await workOut(db(), bank);
		expect([...found.keys()].sort()).toEqual(['a/0', 'a/1']);
		expect(found.get('a/0')).toBeGreaterThan(prior + 1);
		expect(found.get('a/1')).toBeLessThan(prior);
	});

	it('are worked out once a day, and nobody waits', async () => {
		// One database after the other: the day before is over for the second.
		const today = new Date(day('09:00:00').getTime() + (engine === 'sqlite' ? 0 : 1e9));
		const before = latest(db(), bank, today);
		await vi.waitFor(() => expect(latest(db(), bank, today)).not.toBe(before));
		const found = latest(db(), bank, today);
		expect(found).toEqual(await workOut(db(), bank));
		const later = new Date(today.getTime() + 23 * 3_600_000);
		expect(latest(db(), bank, later)).toBe(found);
	});
});
