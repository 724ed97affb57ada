import { isIPv6 } from 'node:net';
import type { Db } from './store/open.ts';

/** `most` guesses within `within` milliseconds, counted from the first of them. */
export type Bound = { readonly most: number; readonly within: number };

/**
 * Counts a guess at a code, a phrase or a password under a key, and says whether it may be looked
 * at. One statement, so that guesses which come at once are all counted; one too many is not stored.
 * @param key what is guessed at or who guesses, such as `join address 192.0.2.7`
 */
export async function allow(db: Db, key: string, bound: Bound, now: Date): Promise<boolean> {
	const since = now.toISOString();
	const over = new Date(now.getTime() - bound.within).toISOString();
	const counted = await db
		.insertInto('guess')
		.values({ key, since, count: 1 })
		.onConflict((known) =>
			known
				.column('key')
				.doUpdateSet(({ eb, ref }) => ({
					count: eb
						.case()
						.when('guess.since', '<=', over)
						.then(1)
						.else(eb(ref('guess.count'), '+', 1))
						.end(),
					since: eb
						.case()
						.when('guess.since', '<=', over)
						.then(since)
						.else(ref('guess.since'))
						.end()
				}))
				.where(({ eb, or }) =>
					or([eb('guess.since', '<=', over), eb('guess.count', '<', bound.most)])
				)
		)
		.returning('count')
		.executeTakeFirst();
	return counted !== undefined;
}

/** Takes one back, as after a right guess where only wrong ones are to count. */
export async function takeBack(db: Db, key: string): Promise<void> {
	await db
		.updateTable('guess')
		.set(({ eb }) => ({ count: eb('count', '-', 1) }))
		.where('key', '=', key)
		.where('count', '>', 0)
		.execute();
}

/** Forgets what was counted, as after a right guess. */
export async function forgive(db: Db, key: string): Promise<void> {
	await db.deleteFrom('guess').where('key', '=', key).execute();
}

/** An address as guesses are counted by: of IPv6 the network, since one household has 2⁶⁴ of them. */
export function networkOf(address: string): string {
	const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1];
	if (mapped) return mapped;
	const plain = address.replace(/%.*$/, '');
	if (!isIPv6(plain)) return plain;
	const [head = '', tail] = plain.replace(/\d+\.\d+\.\d+\.\d+$/, '0:0').split('::');
	const parts = (text: string) => (text === '' ? [] : text.split(':'));
	const given = [parts(head), parts(tail ?? '')] as const;
	const missing = tail === undefined ? 0 : 8 - given[0].length - given[1].length;
	const all = [...given[0], ...Array<string>(missing).fill('0'), ...given[1]];
	return `${all
		.slice(0, 4)
		.map((part) => parseInt(part, 16).toString(16))
		.join(':')}::/64`;
}
