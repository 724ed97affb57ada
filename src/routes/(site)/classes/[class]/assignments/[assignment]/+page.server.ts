import { error } from '@sveltejs/kit';
import * as abouts from '#lib/server/abouts.ts';
import { may, refusals } from '#lib/server/access.ts';
import * as assignments from '#lib/server/assignments.ts';
import * as briefings from '#lib/server/briefings.ts';
import * as editions from '#lib/server/editions.ts';
import * as gradebook from '#lib/server/gradebook.ts';
import * as regrades from '#lib/server/regrades.ts';
import * as regrading from '#lib/server/regrading.ts';
import { clockNotes } from '#lib/server/zones.ts';

/** One address with two faces: staff see the results, a student what is to be done. */
export async function load({ locals, params }) {
	const { db } = locals.store;
	const membership = locals.membership!;
	const assignment = await assignments.find(db, params.class, params.assignment);
	if (!assignment) error(404, refusals.unknown.message);
	const { title } = assignment;
	const room = membership.class;
	if (!may(membership, 'look')) {
		const seat = { learner: locals.person!.id, archived: membership.archived };
		const [about, briefing] = await Promise.all([
			abouts.of(db, assignment),
			briefings.of(db, assignment, seat, locals.now)
		]);
		if (!briefing) error(404, refusals.unknown.message);
		const { opensAt, dueAt, locksAt } = briefing.terms;
		const notes = clockNotes([opensAt, dueAt, locksAt], room.zone);
		return { face: 'student' as const, room, title, about, briefing, notes };
	}
	const [all, current] = await Promise.all([
		regrades.of(db, params),
		editions.current(assignment.module)
	]);
	const corrections = current ? await regrading.corrections(db, assignment, current, all) : [];
	const rekeyed = corrections.filter(({ change }) => change === 'rekeyed').length;
	const entries = await gradebook.ofAssignment(db, assignment, locals.now, all);
	return {
		face: 'staff' as const,
		room: { ...room, archived: membership.archived },
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
		corrected: {
			found: { rekeyed, others: corrections.length - rekeyed },
			corrections: regrades.told(all),
			any: all.length > 0
		},
		changes: may(membership, 'teach'),
		rows: entries.map(({ row }) => row),
		at: locals.now.getTime()
	};
}
