import { error, json } from '@sveltejs/kit';
import { refusals } from '#lib/server/access.ts';
import * as attempts from '#lib/server/attempts.ts';
import { tooFast } from '#lib/server/pace.ts';

/** Where an attempt stands, with its whole log. */
export async function GET({ params, locals }) {
	const learner = locals.person!.id;
	const held = tooFast(learner, locals.now);
	if (held) return held;
	const standing = await attempts.standing(locals.store.db, { ...params, learner }, locals.now);
	if (!standing) error(404, refusals.unknown.message);
	return json(standing);
}
