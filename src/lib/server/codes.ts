import { randomBytes } from 'node:crypto';
import type { Asker } from './knowndevices.ts';
import type { Db } from './store/open.ts';
import type { ClassRow } from './store/tables.ts';
import * as tries from './tries.ts';
import * as turns from './turns.ts';

/** Crockford's base 32: no I, L, O, U. Five bits each, so that eight are forty. */
const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const length = 8;
const day = 24 * 60 * 60 * 1000;

/** For how many days a code lets new students in; the usual first. */
export const lifetimes = [14, 1, 7, 60, 365] as const;
const bound = { most: 20, within: 10 * 60 * 1000 };

const draw = () => [...randomBytes(length)].map((byte) => alphabet[byte % 32]).join('');

/** As it is read out and written on a board: `7K3M-9QXT`. */
export const grouped = (code: string) => `${code.slice(0, 4)}-${code.slice(4)}`;

/** A code as it was typed or scanned, in any case, with O for 0 and I or L for 1; undefined: none. */
export function read(typed: string): string | undefined {
	const code = typed
		.slice(0, 200)
		.normalize('NFKC')
		.replace(/^.*\/join\//, '')
		.toUpperCase()
		.replace(/[\s\p{Pd}_.]+/gu, '')
		.replaceAll('O', '0')
		.replace(/[IL]/g, '1');
	return code.length === length && [...code].every((one) => alphabet.includes(one))
		? code
		: undefined;
}

/** Makes a new code, by which alone new students join from now on; with the old ones one returns. */
export async function renew(db: Db, id: string, days: number, now: Date): Promise<string> {
	const code = draw();
	await db.transaction().execute(async (trx) => {
		await trx
			.insertInto('code')
			.values({ code, class: id, created_at: now.toISOString() })
			.execute();
		const join_expires_at = new Date(now.getTime() + days * day).toISOString();
		await trx
			.updateTable('class')
			.set({ join_code: code, join_expires_at })
			.where('id', '=', id)
			.execute();
	});
	return code;
}

/** Lets the newest code hold for so many days from now; 0: nobody joins any more. */
export async function extend(db: Db, id: string, days: number, now: Date): Promise<void> {
	const until = new Date(now.getTime() + days * day).toISOString();
	await db
		.updateTable('class')
		.set({ join_expires_at: days > 0 ? until : null })
		.where('id', '=', id)
		.execute();
}

/** Whether new students may join by this code now. */
export const lets = (
	{ join_code, join_expires_at, archived_at }: ClassRow,
	code: string,
	now: Date
): boolean =>
	join_code === code
	&& join_expires_at !== null
	&& join_expires_at > now.toISOString()
	&& archived_at === null;

/**
 * The class that a code was ever given to. Wrong ones are counted for the asker, right ones are not:
 * a class behind one address may come all at once.
 */
export async function classOf(
	db: Db,
	code: string | undefined,
	asker: Asker,
	now: Date
): Promise<ClassRow | 'unknown' | 'wait'> {
	if (code === undefined) return 'unknown';
	const who = asker.device ? `device ${asker.device.id}` : asker.network;
	const found = await turns.take(`code ${who}`, () => look(db, code, `code ${who}`, now));
	return found ?? 'wait';
}

async function look(db: Db, code: string, key: string, now: Date) {
	const counts = [{ key, bound }];
	if (!(await tries.take(db, counts, now))) return 'wait';
	const found = await db
		.selectFrom('code')
		.innerJoin('class', 'class.id', 'code.class')
		.selectAll('class')
		.where('code.code', '=', code)
		.executeTakeFirst();
	if (!found) return 'unknown';
	await tries.giveBack(db, counts);
	return found;
}
