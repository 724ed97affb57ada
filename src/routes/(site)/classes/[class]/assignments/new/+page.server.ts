import { error, fail, redirect } from '@sveltejs/kit';
import { resolve } from '$app/paths';
import { may } from '#lib/server/access.ts';
import { check, overAlready } from '#lib/server/assignmentcheck.ts';
import { filled, fresh, typedOf } from '#lib/server/assignmentform.ts';
import * as assignments from '#lib/server/assignments.ts';
import * as memberships from '#lib/server/memberships.ts';
import * as modules from '#lib/server/modules.ts';
import * as reservations from '#lib/server/reservations.ts';
import type { AssignmentRow } from '#lib/server/store/tables.ts';
import { toLocal, toUtc } from '#lib/server/zones.ts';
import { pin, reserveAsTicked, shown, today } from '../saving.ts';

/** `?module=` the case; `?from=class.assignment` what it starts from. Without either: the shelf. */
export async function load({ locals, params, url }) {
	const { db } = locals.store;
	const { class: room } = locals.membership!;
	const from = await original(locals, url.searchParams.get('from'));
	const id = url.searchParams.get('module') ?? from?.row.module;
	if (id === undefined) {
		const closed = new Set((await reservations.list(db)).map(({ module }) => module));
		const shelf = modules.list().map((one) => ({ ...one, reserved: closed.has(one.id) }));
		return { room, shelf };
	}
	const module = await today(id);
	const typed =
		from?.row.module === id
			? filled(byTheClock(from.row, from.zone, room.zone), module, room.zone)
			: fresh(module, room.zone, locals.now);
	return { room, typed, ...(await shown(db, module, params.class)) };
}

export const actions = {
	save: async ({ locals, params, url, request }) => {
		const { db } = locals.store;
		const { zone } = locals.membership!.class;
		const module = await today(url.searchParams.get('module') ?? '');
		const form = await request.formData();
		const typed = typedOf(form);
		const checked = check(typed, module, zone);
		const troubles = 'draft' in checked ? overAlready(checked.draft, locals.now) : checked.troubles;
		if (!('draft' in checked) || Object.keys(troubles).length > 0) {
			return fail(400, { typed, troubles });
		}
		const by = locals.person!.id;
		await pin(db, module, locals.now);
		const place = { class: params.class, by };
		const id = await assignments.create(db, { ...place, draft: checked.draft }, locals.now);
		await reserveAsTicked(db, form, { ...place, module: module.id }, locals.now);
		redirect(
			303,
			resolve('/(site)/classes/[class]/assignments/[assignment]', {
				class: params.class,
				assignment: id
			})
		);
	}
};

/** An assignment of a class in which this person teaches or helps; its items as today's case has them. */
async function original({ store, person }: App.Locals, from: string | null) {
	if (from === null) return undefined;
	const [classId = '', id = ''] = from.split('.', 2);
	const membership = await memberships.find(store.db, classId, person!.id);
	const row =
		membership && may(membership, 'look') && (await assignments.find(store.db, classId, id));
	if (!row) error(404, 'The assignment to copy is not there, or it is not yours to see.');
	return { row, zone: membership.class.zone };
}

/** The same hours by the clocks of another class. */
function byTheClock(row: AssignmentRow, from: string, to: string): AssignmentRow {
	const moved = (at: string | null) => at && (toUtc(toLocal(at, from), to) ?? null);
	return {
		...row,
		opens_at: moved(row.opens_at),
		due_at: moved(row.due_at),
		locks_at: moved(row.locks_at)
	};
}
