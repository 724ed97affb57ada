import { error } from '@sveltejs/kit';
import { overviewOf } from '#lib/scoring/results.ts';
import { may, refusals } from '#lib/server/access.ts';
import * as assignments from '#lib/server/assignments.ts';
import * as classes from '#lib/server/classes.ts';
import * as codes from '#lib/server/codes.ts';
import * as gradebook from '#lib/server/gradebook.ts';
import * as roster from '#lib/server/roster.ts';
import { phaseOf } from '#lib/ui/classes/phase.ts';
import { invitationOf } from '../invitation.ts';
import { workOf } from '../work.ts';

/** One address with two faces: staff see the class at work, a student what is to be done. */
export async function load({ locals, params, url }) {
	const { db } = locals.store;
	const membership = locals.membership!;
	const row = await classes.find(db, params.class);
	if (!row) error(404, refusals.unknown.message);
	const room = { ...membership.class, archived: membership.archived };
	if (!may(membership, 'look')) {
		const person = locals.person!;
		const work = await workOf(db, { room, person, archived: room.archived }, locals.now);
		const code = row.join_code && codes.grouped(row.join_code);
		return { face: 'student' as const, room, work, name: membership.name, code };
	}
	const [given, students] = await Promise.all([
		assignments.list(db, params.class),
		roster.list(db, params.class)
	]);
	const present = students.filter(({ removed_at }) => removed_at === null);
	return {
		face: 'staff' as const,
		room,
		changes: may(membership, 'teach'),
		invitation: invitationOf(row, url, locals.now),
		assignments: await Promise.all(
			given.map(async (assignment) => {
				const entries = await gradebook.ofAssignment(db, assignment, locals.now);
				const rows = entries.map(({ row }) => row).filter(({ removed }) => !removed);
				const { students, counts } = overviewOf(rows);
				const { opens_at: opensAt, due_at: dueAt, locks_at: locksAt } = assignment;
				const times = { opensAt, dueAt, locksAt };
				return {
					id: assignment.id,
					title: assignment.title,
					...times,
					phase: phaseOf(times, locals.now.toISOString()),
					students,
					counts
				};
			})
		),
		students: {
			all: present.length,
			joined: present.filter(({ joined_at }) => joined_at !== null).length
		}
	};
}
