import { error } from '@sveltejs/kit';
import { may, refusals } from '#lib/server/access.ts';
import * as assignments from '#lib/server/assignments.ts';
import * as gradebook from '#lib/server/gradebook.ts';

/** One address with two faces: staff see the results, a student what is to be done. */
export async function load({ locals, params }) {
	const { db } = locals.store;
	const membership = locals.membership!;
	const assignment = await assignments.find(db, params.class, params.assignment);
	if (!assignment) error(404, refusals.unknown.message);
	const { title } = assignment;
	const room = membership.class;
	if (!may(membership, 'look')) return { face: 'student' as const, room, title };
	const entries = await gradebook.ofAssignment(db, assignment, locals.now);
	return {
		face: 'staff' as const,
		room,
		title,
		assignment: {
			title,
			opensAt: assignment.opens_at,
			dueAt: assignment.due_at,
			locksAt: assignment.locks_at,
			attempts: assignment.attempts,
			counts: assignment.counts,
			minutes: assignment.minutes,
			certainty: assignment.certainty_marks === 1
		},
		changes: may(membership, 'teach'),
		rows: entries.map(({ row }) => row),
		at: locals.now.getTime()
	};
}
