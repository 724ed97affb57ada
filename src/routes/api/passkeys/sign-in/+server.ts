import { error, json } from '@sveltejs/kit';
import * as v from 'valibot';
import * as passkeys from '#lib/server/passkeys.ts';
import type { RequestHandler } from './$types';

const sent = v.object({ response: v.looseObject({ id: v.string() }) });

export const GET: RequestHandler = async (event) => {
	const options = await passkeys.beginSignIn(event);
	if (options === 'wait') error(429, 'Too many tries. Wait ten minutes, or use your password.');
	return json(options, { headers: { 'cache-control': 'no-store' } });
};

export const POST: RequestHandler = async (event) => {
	const body = v.safeParse(sent, await event.request.json());
	if (!body.success) error(400, 'This is no passkey. You are not signed in.');
	const known = await passkeys.finishSignIn(event, body.output.response);
	if (!known) error(400, 'No account has this passkey. You are not signed in.');
	return json({});
};
