import * as guesses from './guesses.ts';
import type { Db } from './store/open.ts';

/** What is counted under which key, and how much of it there may be. */
export type Count = { readonly key: string; readonly bound: guesses.Bound };

/** Counts one guess under all of these, or, where one of them is full, under none. */
export async function take(db: Db, counts: readonly Count[], now: Date): Promise<boolean> {
	const taken: Count[] = [];
	for (const count of counts) {
		if (!(await guesses.allow(db, count.key, count.bound, now))) {
			await giveBack(db, taken);
			return false;
		}
		taken.push(count);
	}
	return true;
}

/**
 * The guess was right, and does not count. Earlier wrong ones do: who knows one right answer must not
 * be able to buy guesses at another with it.
 */
export async function giveBack(db: Db, counts: readonly Count[]): Promise<void> {
	const keys = counts.map(({ key }) => key);
	if (keys.length === 0) return;
	await db
		.updateTable('guess')
		.set(({ eb }) => ({ count: eb('count', '-', 1) }))
		.where('key', 'in', keys)
		.where('count', '>', 0)
		.execute();
}
