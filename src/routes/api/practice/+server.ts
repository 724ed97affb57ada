import { error, json } from '@sveltejs/kit';
import { parseSentRecords } from '#lib/practice/exchange.ts';
import { readJson } from '#lib/server/json.ts';
import { tooFast } from '#lib/server/pace.ts';
import * as practice from '#lib/server/practice.ts';

/** Takes what a device has done, and tells it what the learner's others have. */
export async function POST({ request, locals }) {
	const { id: learner } = locals.person!;
	const held = tooFast(learner, locals.now);
	if (held) return held;
	const sent = parseSentRecords(await readJson(request));
	if (!sent) error(400, 'These are no answers that can be read. Nothing was stored.');
	const { db } = locals.store;
	if (!(await practice.keep(db, learner, sent.records, locals.now))) {
		error(413, 'Your account holds as much practice as it can. These answers stay on this device.');
	}
	return json(await practice.since(db, learner, sent.after, locals.now));
}

/** Erases the account's copy. */
export async function DELETE({ locals }) {
	await practice.erase(locals.store.db, locals.person!.id);
	return new Response(null, { status: 204 });
}
