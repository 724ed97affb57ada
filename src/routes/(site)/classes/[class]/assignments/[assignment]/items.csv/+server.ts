import { error } from '@sveltejs/kit';
import { refusals } from '#lib/server/access.ts';
import { answersCsv } from '#lib/server/answerstable.ts';
import * as assignments from '#lib/server/assignments.ts';
import { attachment } from '#lib/server/attachment.ts';
import * as gradebook from '#lib/server/gradebook.ts';

/** One row for each item that a student was asked. */
export async function GET({ locals, params }) {
	const { db } = locals.store;
	const assignment = await assignments.find(db, params.class, params.assignment);
	if (!assignment) error(404, refusals.unknown.message);
	const entries = await gradebook.ofAssignment(db, assignment, locals.now);
	return new Response(await answersCsv(db, assignment, entries), {
		headers: {
			'content-type': 'text/csv; charset=utf-8',
			'content-disposition': attachment(
				`${assignment.title} ${locals.membership!.class.name} answers`,
				'.csv'
			)
		}
	});
}
