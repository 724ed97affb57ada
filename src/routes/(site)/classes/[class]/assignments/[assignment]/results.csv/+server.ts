import { error } from '@sveltejs/kit';
import { refusals } from '#lib/server/access.ts';
import * as assignments from '#lib/server/assignments.ts';
import { attachment } from '#lib/server/attachment.ts';
import * as gradebook from '#lib/server/gradebook.ts';
import * as regrades from '#lib/server/regrades.ts';
import { resultsCsv } from '#lib/server/resultstable.ts';

/** One row for each student. */
export async function GET({ locals, params }) {
	const { db } = locals.store;
	const { name, zone } = locals.membership!.class;
	const assignment = await assignments.find(db, params.class, params.assignment);
	if (!assignment) error(404, refusals.unknown.message);
	const corrections = await regrades.of(db, params);
	const entries = await gradebook.ofAssignment(db, assignment, locals.now, corrections);
	return new Response(
		resultsCsv(
			entries.map(({ row }) => row),
			zone,
			regrades.standing(corrections)
		),
		{
			headers: {
				'content-type': 'text/csv; charset=utf-8',
				'content-disposition': attachment(`${assignment.title} ${name}`, '.csv')
			}
		}
	);
}
