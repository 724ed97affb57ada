import { error, json } from '@sveltejs/kit';
import { refusals } from '#lib/server/access.ts';
import * as assignments from '#lib/server/assignments.ts';
import * as gradebook from '#lib/server/gradebook.ts';

/** The rows of the table as they are now. */
export async function GET({ locals, params }) {
	const { db } = locals.store;
	const assignment = await assignments.find(db, params.class, params.assignment);
	if (!assignment) error(404, refusals.unknown.message);
	const entries = await gradebook.ofAssignment(db, assignment, locals.now);
	return json({ rows: entries.map(({ row }) => row), at: locals.now.getTime() });
}
