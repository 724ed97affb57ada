import { randomBytes } from 'node:crypto';
import type { Db } from './store/open.ts';

/** Reads what was set, or undefined. */
export async function get(db: Db, name: string): Promise<string | undefined> {
	const query = db.selectFrom('setting').select('value').where('name', '=', name);
	return (await query.executeTakeFirst())?.value;
}

/** Sets it, whatever it was. */
export async function set(db: Db, name: string, value: string): Promise<void> {
	await db
		.insertInto('setting')
		.values({ name, value })
		.onConflict((taken) => taken.column('name').doUpdateSet({ value }))
		.execute();
}

/** What signs the cookies: made once and kept, so that a restart signs nobody out. */
export async function secret(db: Db): Promise<string> {
	const known = await get(db, 'secret');
	if (known !== undefined) return known;
	await db
		.insertInto('setting')
		.values({ name: 'secret', value: randomBytes(32).toString('base64url') })
		.onConflict((taken) => taken.doNothing())
		.execute();
	return (await get(db, 'secret')) ?? '';
}

/** Removes what was set, if it is this. @returns whether it was; of two who ask at once, one is told so */
export async function take(db: Db, name: string, value: string): Promise<boolean> {
	const row = db.deleteFrom('setting').where('name', '=', name).where('value', '=', value);
	return (await row.executeTakeFirst()).numDeletedRows > 0n;
}
