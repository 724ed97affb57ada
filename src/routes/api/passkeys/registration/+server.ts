import { error, json } from '@sveltejs/kit';
import * as v from 'valibot';
import * as forms from '#lib/server/forms.ts';
import * as passkeys from '#lib/server/passkeys.ts';
import type { RequestHandler } from './$types';

const sent = v.object({ name: forms.name, response: v.looseObject({}) });

export const GET: RequestHandler = async (event) => {
	const options = await passkeys.beginRegistration(event);
	if (options === 'stale') error(403, 'Sign in again to add a passkey.');
	return json(options, { headers: { 'cache-control': 'no-store' } });
};

export const POST: RequestHandler = async (event) => {
	const body = v.safeParse(sent, await event.request.json());
	if (!body.success) error(400, 'This is no passkey. Nothing was stored.');
	const kept = await passkeys.finishRegistration(event, body.output);
	if (!kept) error(400, 'The passkey does not fit what was asked for. Nothing was stored.');
	return json({});
};
