import { error, fail, redirect } from '@sveltejs/kit';
import { resolve } from '$app/paths';
import { check } from '#lib/server/assignmentcheck.ts';
import { filled, fresh, typedOf } from '#lib/server/assignmentform.ts';
import * as assignments from '#lib/server/assignments.ts';
import * as classes from '#lib/server/classes.ts';
import * as modules from '#lib/server/modules.ts';
import * as reservations from '#lib/server/reservations.ts';
import * as revisions from '#lib/server/revisions.ts';
import type { AssignmentRow } from '#lib/server/store/tables.ts';
import { pin, reserveAsTicked, shown, today } from '../../saving.ts';

/** `?module=` another case; `?shelf` to choose one. */
export async function load({ locals, params, url }) {
	const { db } = locals.store;
	const { class: room } = locals.membership!;
	const row = await found(locals, params);
	const begun = await assignments.begun(db, params.class, row.id);
	if (url.searchParams.has('shelf') && !begun) {
		const closed = new Set((await reservations.list(db)).map(({ module }) => module));
		const shelf = modules.list().map((one) => ({ ...one, reserved: closed.has(one.id) }));
		return { room, id: row.id, title: row.title, shelf };
	}
	const module = await caseOf(locals, row, begun ? null : url.searchParams.get('module'));
	const typed =
		module.id === row.module
			? filled(row, module, room.zone)
			: fresh(module, room.zone, locals.now);
	const others = (await classes.of(db, locals.person!.id)).filter(
		({ id, role, archived }) =>
			id !== params.class && !archived && (role === 'teacher' || role === 'co-teacher')
	);
	return {
		room,
		id: row.id,
		title: row.title,
		typed,
		begun,
		others: others.map(({ id, name }) => ({ id, name })),
		...(await shown(db, module, params.class))
	};
}

export const actions = {
	save: async ({ locals, params, url, request }) => {
		const { db } = locals.store;
		const { zone } = locals.membership!.class;
		const row = await found(locals, params);
		const begun = await assignments.begun(db, params.class, row.id);
		const module = await caseOf(locals, row, begun ? null : url.searchParams.get('module'));
		const form = await request.formData();
		const sent = typedOf(form);
		const typed = begun ? { ...sent, ...settledOf(filled(row, module, zone)) } : sent;
		const checked = check(typed, module, zone);
		if ('troubles' in checked) return fail(400, { typed, troubles: checked.troubles });
		// The edition that was given stays, also where the case has been edited since.
		if (module.revision !== row.revision) await pin(db, module, locals.now);
		const place = { class: params.class, by: locals.person!.id };
		const asked = { ...place, id: row.id, draft: checked.draft };
		const done = await assignments.update(db, asked, locals.now);
		if (done === 'missing') error(404, 'This assignment was removed. Nothing was changed.');
		if (done === 'begun') {
			const module = 'A student has begun meanwhile. Load the page again to see what can change.';
			return fail(409, { typed, troubles: { module } });
		}
		await reserveAsTicked(db, form, { ...place, module: module.id }, locals.now);
		redirect(303, resolve('/(site)/classes/[class]/assignments/[assignment]', params));
	},
	remove: async ({ locals, params }) => {
		const { id } = await found(locals, params);
		const asked = { class: params.class, id, by: locals.person!.id };
		await assignments.remove(locals.store.db, asked, locals.now);
		redirect(303, resolve('/(site)/classes/[class]', { class: params.class }));
	}
};

async function found(
	{ store }: App.Locals,
	params: { readonly class: string; readonly assignment: string }
): Promise<AssignmentRow> {
	const row = await assignments.find(store.db, params.class, params.assignment);
	if (!row) error(404, 'There is no assignment at this address. It may have been removed.');
	return row;
}

/** The edition that was given, or another case as it is today. */
async function caseOf({ store }: App.Locals, row: AssignmentRow, other: string | null) {
	if (other !== null && other !== row.module) return today(other);
	return (await revisions.find(store.db, row.module, row.revision)).module;
}

/** Fields of the form that are closed once a student has begun: a browser does not send them. */
const settledOf = ({
	part,
	items,
	confidence,
	certainty,
	blind,
	order
}: ReturnType<typeof filled>) => ({
	part,
	items,
	confidence,
	certainty,
	blind,
	order
});
