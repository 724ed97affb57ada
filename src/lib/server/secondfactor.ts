import type { RequestEvent } from '@sveltejs/kit';
import { ask, isRefused } from './auth.ts';
import type { Db } from './store/open.ts';

type Asking = Pick<RequestEvent, 'cookies' | 'locals' | 'request' | 'url'>;

/** What an authenticator app needs, and codes for the day it is gone; shown once. */
export type Begun = {
	/** `otpauth://…`, for a QR code. */
	readonly uri: string;
	/** The same for typing: the secret in base 32. */
	readonly secret: string;
	readonly backupCodes: readonly string[];
};

/** Makes a secret, which holds once a code from the app was written; undefined: not this password. */
export async function begin(event: Asking, password: string): Promise<Begun | undefined> {
	const made = await ask(event, (api, headers) =>
		api.enableTwoFactor({ body: { password }, headers, returnHeaders: true })
	);
	if (isRefused(made) || made.method !== 'totp') return undefined;
	const { totpURI: uri, backupCodes } = made;
	return { uri, secret: new URL(uri).searchParams.get('secret') ?? '', backupCodes };
}

/** Turns it on. @returns false: not the code that the app shows */
export async function confirm(event: Asking, code: string): Promise<boolean> {
	const reply = await ask(event, (api, headers) =>
		api.verifyTOTP({ body: { code: code.replace(/\s/g, '') }, headers, returnHeaders: true })
	);
	return !isRefused(reply);
}

/** Turns it off; false: not this password. */
export async function end(event: Asking, password: string): Promise<boolean> {
	const reply = await ask(event, (api, headers) =>
		api.disableTwoFactor({ body: { password }, headers, returnHeaders: true })
	);
	return !isRefused(reply);
}

/** Turns it off for somebody who has lost their app and their codes; their password stays. */
export async function release(db: Db, user: string): Promise<void> {
	await db.transaction().execute(async (all) => {
		await all.deleteFrom('twoFactor').where('userId', '=', user).execute();
		await all.updateTable('user').set({ twoFactorEnabled: 0 }).where('id', '=', user).execute();
	});
}

/** Makes new backup codes, with which the old ones hold no longer; undefined: not this password. */
export async function renewCodes(
	event: Asking,
	password: string
): Promise<readonly string[] | undefined> {
	const reply = await ask(event, (api, headers) =>
		api.generateBackupCodes({ body: { password }, headers, returnHeaders: true })
	);
	return isRefused(reply) ? undefined : reply.backupCodes;
}
