import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import * as administrators from './administrators.ts';
import * as people from './people.ts';
import * as settings from './settings.ts';
import type { Db } from './store/open.ts';
import { Unstartable } from './store/unstartable.ts';

const name = 'first-code';
/** Crockford's base 32: no letter that is mistaken for a digit. */
const letters = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/**
 * Makes the code with which the first administrator signs up, anew at every start until it is used.
 * @param preset the code to use, for installations without a terminal (`GROUNDS_SETUP_CODE`)
 * @returns the code; undefined: there is an administrator
 * @throws Unstartable: the preset code is too short
 */
export async function prepare(db: Db, preset?: string): Promise<string | undefined> {
	if (await administrators.exist(db)) return undefined;
	if (preset !== undefined && plain(preset).length < 12) {
		throw new Unstartable(
			'GROUNDS_SETUP_CODE is too short: it needs 12 letters and digits or more.'
		);
	}
	const code = preset ?? codeOf(randomBytes(12));
	await settings.set(db, name, hashOf(code));
	return code;
}

/** Whether someone has become administrator already. */
export const isDone = administrators.exist;

/**
 * Makes the first administrator; the code is used up by it.
 * @returns the person's id; undefined: the code is not right, or used
 */
export async function complete(
	db: Db,
	code: string,
	person: Omit<people.NewPerson, 'role'>,
	now: Date
): Promise<string | undefined> {
	const right = await settings.get(db, name);
	const given = hashOf(code);
	if (!right || !timingSafeEqual(Buffer.from(right), Buffer.from(given))) return undefined;
	if (await isDone(db)) return undefined;
	const used = await settings.take(db, name, right);
	return used ? people.create(db, { ...person, role: 'administrator' }, now) : undefined;
}

/** `K7QM-2XTD-9R4B` */
function codeOf(bytes: Buffer): string {
	const code = [...bytes].map((byte) => letters[byte % letters.length]).join('');
	return code.replace(/(.{4})(?=.)/g, '$1-');
}

const plain = (code: string) =>
	code
		.toUpperCase()
		.replace(/[^0-9A-Z]/g, '')
		.replaceAll('O', '0')
		.replace(/[IL]/g, '1');

const hashOf = (code: string) => createHash('sha256').update(plain(code)).digest('hex');
