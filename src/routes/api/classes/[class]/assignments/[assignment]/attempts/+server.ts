import { error, json } from '@sveltejs/kit';
import { refusals } from '#lib/server/access.ts';
import * as attempts from '#lib/server/attempts.ts';
import { tooFast } from '#lib/server/pace.ts';

const said = {
	'not-open-yet': 'This assignment is not open yet.',
	locked: 'This assignment is closed. Nothing more can be handed in.',
	'no-attempts-left': 'You have used all your attempts.',
	'not-a-student': 'Your role in this class does not allow this.',
	withdrawn: 'Your teacher has taken this assignment back.',
	archived: refusals.archived.message
} as const;

/** Starts an attempt (201), or goes on with the open one (200). Staff get one that counts for nothing. */
export async function POST({ params, locals }) {
	const learner = locals.person!.id;
	const held = tooFast(learner, locals.now);
	if (held) return held;
	const seat = { ...params, learner, preview: locals.membership?.role !== 'student' };
	const started = await attempts.start(locals.store.db, seat, locals.now);
	if (!started) error(404, refusals.unknown.message);
	if ('sitting' in started) return json(started.sitting, { status: started.begun ? 201 : 200 });
	const { refused } = started;
	return json({ message: said[refused], refused }, { status: 409 });
}
