import * as guesses from './guesses.ts';
import * as people from './people.ts';

const bound = { most: 10, within: 10 * 60 * 1000 };

/**
 * Asks for the password once more before something that a person at a computer left open must not do.
 * @returns what is wrong, with its status; undefined: it is the password
 */
export async function confirm(
	{ store, now }: Pick<App.Locals, 'store' | 'now'>,
	user: string,
	password: string
): Promise<{ readonly status: 400 | 429; readonly password: string } | undefined> {
	const key = `confirm ${user}`;
	if (!(await guesses.allow(store.db, key, bound, now))) {
		const many = 'Too many wrong passwords. Wait ten minutes; nothing was changed.';
		return { status: 429, password: many };
	}
	if (!(await people.knowsPassword(store.db, user, password))) {
		return { status: 400, password: 'This is not your password. Nothing was changed.' };
	}
	await guesses.forgive(store.db, key);
	return undefined;
}
