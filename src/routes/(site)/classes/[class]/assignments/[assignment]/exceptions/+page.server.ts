import { error, fail, redirect } from '@sveltejs/kit';
import { resolve } from '$app/paths';
import { may, refusals } from '#lib/server/access.ts';
import * as assignments from '#lib/server/assignments.ts';
import { check, filled, typedOf } from '#lib/server/exceptionform.ts';
import * as exceptions from '#lib/server/exceptions.ts';
import * as pupils from '#lib/server/pupils.ts';
import type { AssignmentRow, OverrideRow } from '#lib/server/store/tables.ts';
import { termsOf } from '#lib/server/terms.ts';
import { clockNotes } from '#lib/server/zones.ts';

/** `?change=` one of them; `?student=` a new one for that student. */
export async function load({ locals, params, url }) {
	const { db } = locals.store;
	const membership = locals.membership!;
	const { class: room } = membership;
	const assignment = await found(locals, params);
	const [rows, who] = await Promise.all([
		exceptions.list(db, params.class, assignment.id),
		pupils.of(db, params.class)
	]);
	const changed = rows.find(({ id }) => id === url.searchParams.get('change'));
	const students = new Map(who.students.map((one) => [one.id, one]));
	const student = url.searchParams.get('student') ?? '';
	const groups = new Map(who.groups.map((one) => [one.id, one]));
	const made = await Promise.all(
		rows.flatMap((row) => {
			const student = row.user === null ? undefined : students.get(row.user);
			const group = row.group === null ? undefined : groups.get(row.group);
			// Of those who have left the class nothing is shown; it holds again when they come back.
			if (!student && !group) return [];
			return resultOf(locals, assignment, row).then((terms) => ({
				id: row.id,
				reason: row.reason,
				name: student?.name ?? group?.name ?? '',
				tag: student?.tag ?? '',
				isGroup: group !== undefined,
				terms,
				notes: clockNotes([terms.opensAt, terms.dueAt, terms.locksAt], room.zone),
				stricter: isStricter(terms, assignment)
			}));
		})
	);
	return {
		room,
		title: assignment.title,
		changes: may(membership, 'teach'),
		common: termsOf(assignment, [], 1),
		notes: clockNotes([assignment.opens_at, assignment.due_at, assignment.locks_at], room.zone),
		made,
		who,
		asked: students.has(student) ? `user:${student}` : '',
		changed: changed && { id: changed.id, typed: filled(changed, room.zone) }
	};
}

export const actions = {
	save: async ({ locals, params, url, request }) => {
		const { db } = locals.store;
		const assignment = await found(locals, params);
		const typed = typedOf(await request.formData());
		const checked = check(typed, assignment, locals.membership!.class.zone);
		if ('troubles' in checked) return fail(400, { typed, troubles: checked.troubles });
		const place = { class: params.class, assignment: assignment.id, by: locals.person!.id };
		const asked = { ...place, draft: checked.draft };
		const id = url.searchParams.get('change');
		const done =
			id === null
				? await exceptions.create(db, asked, locals.now)
				: await exceptions.update(db, { ...asked, id }, locals.now);
		if (!done) {
			const who = 'This student or group is not in the class any more. Choose again.';
			return fail(400, { typed, troubles: { who } });
		}
		redirect(303, here(params));
	},
	remove: async ({ locals, params, request }) => {
		const id = (await request.formData()).get('id');
		const assignment = await found(locals, params);
		const place = { class: params.class, assignment: assignment.id, by: locals.person!.id };
		if (typeof id === 'string') {
			await exceptions.remove(locals.store.db, { ...place, id }, locals.now);
		}
		redirect(303, here(params));
	}
};

type Place = { readonly class: string; readonly assignment: string };

const here = (place: Place) =>
	resolve('/(site)/classes/[class]/assignments/[assignment]/exceptions', place);

async function found({ store }: App.Locals, params: Place): Promise<AssignmentRow> {
	const row = await assignments.find(store.db, params.class, params.assignment);
	if (!row) error(404, refusals.unknown.message);
	return row;
}

/** What comes of it: for a student with all that holds for them, for a group by itself. */
const resultOf = async ({ store }: App.Locals, assignment: AssignmentRow, row: OverrideRow) =>
	row.user === null
		? termsOf(assignment, [row], 1)
		: assignments.termsFor(store.db, assignment, row.user);

/** Whether something is earlier or less than what the rest of the class has by now. */
function isStricter(terms: ReturnType<typeof termsOf>, common: AssignmentRow): boolean {
	const earlier = (one: string | null, other: string | null) =>
		one !== null && (other === null || one < other);
	const less = (one: number | null, other: number | null) =>
		one !== null && (other === null || one < other);
	return (
		earlier(common.opens_at, terms.opensAt)
		|| earlier(terms.dueAt, common.due_at)
		|| earlier(terms.locksAt, common.locks_at)
		|| less(terms.attempts, common.attempts)
		|| less(terms.minutes, common.minutes)
	);
}
