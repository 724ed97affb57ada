import { error, json } from '@sveltejs/kit';
import * as v from 'valibot';
import { confirm } from '#lib/server/confirming.ts';
import * as forms from '#lib/server/forms.ts';
import { readJson } from '#lib/server/json.ts';
import * as passkeys from '#lib/server/passkeys.ts';
import type { RequestHandler } from './$types';

const begun = v.object({ password: forms.password });
const made = v.object({ name: forms.name, response: v.looseObject({}) });

/** What the browser needs, for whoever knows the password. */
export const POST: RequestHandler = async (event) => {
	const body = v.safeParse(begun, await readJson(event.request));
	if (!body.success) error(400, 'Write your password. Nothing was changed.');
	const wrong = await confirm(event.locals, event.locals.person!.id, body.output.password);
	if (wrong) error(wrong.status, wrong.password);
	const options = await passkeys.beginRegistration(event);
	if (!options) error(401, 'You are signed out. Sign in again; nothing was changed.');
	return json(options, { headers: { 'cache-control': 'no-store' } });
};

/** The passkey that the browser made of it. */
export const PUT: RequestHandler = async (event) => {
	const body = v.safeParse(made, await readJson(event.request));
	if (!body.success) error(400, 'This is no passkey. Nothing was stored.');
	const kept = await passkeys.finishRegistration(event, body.output);
	if (!kept) error(400, 'The passkey does not fit what was asked for. Nothing was stored.');
	return json({});
};
