import { error, json } from '@sveltejs/kit';
import { parseSent } from '#lib/lesson/entry.ts';
import { refusals } from '#lib/server/access.ts';
import * as attempts from '#lib/server/attempts.ts';
import { readJson } from '#lib/server/json.ts';
import { tooFast } from '#lib/server/pace.ts';

/** Puts entries at the end of an attempt's log. What the reply says is stored is durable. */
export async function POST({ params, request, locals }) {
	const { id: learner, session } = locals.person!;
	const held = tooFast(learner, locals.now);
	if (held) return held;
	const sent = parseSent(await readJson(request));
	if (!sent) error(400, 'These are no answers that can be read. Nothing was stored.');
	const place = { ...params, learner, session };
	const appended = await attempts.append(locals.store.db, place, sent, locals.now);
	if (!appended) error(404, refusals.unknown.message);
	return json(appended.standing, { status: appended.status });
}
