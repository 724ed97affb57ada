import { error } from '@sveltejs/kit';
import * as abouts from '#lib/server/abouts.ts';
import { refusals } from '#lib/server/access.ts';
import * as assignments from '#lib/server/assignments.ts';
import * as attempts from '#lib/server/attempts.ts';
import type { PageServerLoad } from './$types';

/** The attempt that is open, or the one that ended last, or `?attempt=` an earlier one; and what holds for the next. */
export const load: PageServerLoad = async ({ params, locals, url }) => {
	const { db } = locals.store;
	const { class: room, role } = locals.membership!;
	const assignment = await assignments.find(db, params.class, params.assignment);
	if (!assignment) error(404, refusals.unknown.message);
	const learner = locals.person!.id;
	const preview = role !== 'student';
	const seat = { ...params, learner, preview };
	const [terms, rows, { module, minutes, counts }] = await Promise.all([
		assignments.termsFor(db, assignment, learner),
		attempts.ofLearner(db, seat),
		abouts.of(db, assignment)
	]);
	const counted = rows.filter((row) => row.set_aside_at === null);
	const wanted = url.searchParams.get('attempt');
	const shown = counted.find(({ id }) => id === wanted) ?? counted.at(-1);
	const place = shown && { class: params.class, attempt: shown.id, learner };
	const now = locals.now.toISOString();
	return {
		place: { class: params.class, assignment: params.assignment, learner },
		room,
		preview,
		title: assignment.title,
		module,
		feedback: assignment.feedback,
		certainty: assignment.certainty_marks === 1,
		terms,
		/** Undefined: as many as one likes. */
		left: terms.attempts === null || preview ? undefined : terms.attempts - counted.length,
		opened: preview || terms.opensAt === null || terms.opensAt <= now,
		locked: !preview && terms.locksAt !== null && terms.locksAt <= now,
		counts,
		minutes,
		sitting: (place && (await attempts.resume(db, place, locals.now))) ?? null
	};
};
