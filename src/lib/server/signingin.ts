import { createHash } from 'node:crypto';
import type { RequestEvent } from '@sveltejs/kit';
import { ask, isRefused } from './auth.ts';
import * as guesses from './guesses.ts';
import * as knowndevices from './knowndevices.ts';
import * as passwords from './passwords.ts';
import * as settings from './settings.ts';
import * as students from './students.ts';

type Asking = Pick<RequestEvent, 'cookies' | 'locals' | 'request' | 'url'>;

const minutes = 60 * 1000;
/** At one account from one place; at all accounts from one network; at one account from anywhere. */
const bounds = {
	place: { most: 10, within: 10 * minutes },
	network: { most: 100, within: 10 * minutes },
	account: { most: 100, within: 60 * minutes }
} as const;

/**
 * Signs someone in who knows the password. Wrong guesses are counted; a browser in which this account
 * was used before has a count of its own, so that guesses made elsewhere keep nobody out.
 * @returns `second`: a code is asked for next; `wait`: too many wrong guesses
 */
export async function byPassword(
	event: Asking,
	{ email, password }: { readonly email: string; readonly password: string }
): Promise<'in' | 'second' | 'wrong' | 'wait'> {
	const { store, now } = event.locals;
	const account = createHash('sha256').update(email).digest('base64url').slice(0, 16);
	const secret = await settings.secret(store.db);
	const { device, network } = knowndevices.askerOf(event, secret);
	const isKnown = device?.classes.includes(account);
	const counts: [string, guesses.Bound][] = [
		[`password ${account} ${isKnown ? device?.id : network}`, bounds.place],
		...(isKnown
			? []
			: ([
					[`password network ${network}`, bounds.network],
					[`password account ${account}`, bounds.account]
				] satisfies [string, guesses.Bound][]))
	];
	for (const [key, bound] of counts) {
		if (!(await guesses.allow(store.db, key, bound, now))) return 'wait';
	}
	// A student's phrase opens `/return` alone, where guesses at it are counted by class.
	if (students.isAddress(email)) {
		await passwords.verify(password);
		return 'wrong';
	}
	const reply = await ask(event, (api, headers) =>
		api.signInEmail({ body: { email, password }, headers, returnHeaders: true })
	);
	if (isRefused(reply)) return 'wrong';
	for (const [key] of counts) await guesses.takeBack(store.db, key);
	knowndevices.remember(event, secret, account, account);
	return 'twoFactorRedirect' in reply ? 'second' : 'in';
}

/** The second step: six digits from an app, or one of the codes kept for the day the app is gone. */
export async function bySecondFactor(
	event: Asking,
	written: string
): Promise<'in' | 'wrong' | 'wait' | 'over'> {
	const code = written.replace(/\s/g, '');
	const reply = await ask<unknown>(event, (api, headers) =>
		/^\d{6}$/.test(code)
			? api.verifyTOTP({ body: { code }, headers, returnHeaders: true })
			: api.verifyBackupCode({ body: { code }, headers, returnHeaders: true })
	);
	if (!isRefused(reply)) return 'in';
	if (/^INVALID_(BACKUP_)?CODE$/.test(reply.refused)) return 'wrong';
	return reply.refused === 'ACCOUNT_TEMPORARILY_LOCKED' ? 'wait' : 'over';
}
