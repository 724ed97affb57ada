import { createHmac, randomBytes, randomUUID } from 'node:crypto';
import * as passwords from './passwords.ts';
import type { Db } from './store/open.ts';
import { words } from './words/words.ts';

/*
 * A return phrase is four words of 1,024: forty bits, drawn by the program and not chosen by a person.
 * Guesses are bounded (`returning.ts`): at a hundred in an hour it holds for a million years.
 */

const length = 4;
const known = new Set(words);

/** Draws a phrase. */
export const draw = (): string => fromBits(randomBytes(5));

/**
 * The phrase that belongs to one filled-in form: sent twice, as by a double click or where the reply
 * was lost, it comes to the same one. Nobody can work it out without the server's secret.
 */
export const drawFor = (secret: string, form: string): string =>
	fromBits(createHmac('sha256', secret).update(`phrase ${form}`).digest());

/**
 * A phrase as it was typed: capitals, commas and line ends do not matter.
 * @returns in `unknown` what no phrase holds, which tells nothing about anybody's
 */
export function read(typed: string): { readonly phrase: string } | { readonly unknown: string } {
	const given =
		typed
			.slice(0, 200)
			.normalize('NFKC')
			.toLowerCase()
			.match(/\p{L}+/gu) ?? [];
	const unknown = given.find((word) => !known.has(word));
	if (unknown !== undefined) return { unknown };
	return given.length === length ? { phrase: given.join(' ') } : { unknown: '' };
}

/** Gives someone this phrase instead of any other. */
export async function set(db: Db, user: string, phrase: string, now: Date): Promise<void> {
	await keep(db, user, await passwords.hash(phrase), now);
}

/** The same with the hash worked out before, as inside a transaction, which must be short. */
export async function keep(db: Db, user: string, hash: string, now: Date): Promise<void> {
	const at = now.toISOString();
	const times = { createdAt: at, updatedAt: at };
	await db.deleteFrom('account').where('userId', '=', user).execute();
	await db
		.insertInto('account')
		.values({
			id: randomUUID(),
			accountId: user,
			providerId: 'credential',
			userId: user,
			password: hash,
			...times
		})
		.execute();
}

/** Ten bits for each word, out of the first forty. */
function fromBits(bytes: Buffer): string {
	const bits = bytes.readUIntBE(0, 5);
	return Array.from({ length }, (_, at) => words[Math.floor(bits / 1024 ** at) % 1024]).join(' ');
}
