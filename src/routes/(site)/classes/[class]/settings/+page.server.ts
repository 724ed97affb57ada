import { error } from '@sveltejs/kit';
import * as v from 'valibot';
import { may, refusals } from '#lib/server/access.ts';
import * as classes from '#lib/server/classes.ts';
import * as codes from '#lib/server/codes.ts';
import * as forms from '#lib/server/forms.ts';
import * as staff from '#lib/server/staff.ts';
import { classFields } from '../../classfields.ts';
import { invitationOf } from '../../invitation.ts';

export async function load({ locals, params, url }) {
	const { db } = locals.store;
	const membership = locals.membership!;
	const row = await classes.find(db, params.class);
	if (!row) error(404, refusals.unknown.message);
	return {
		room: { ...membership.class, archived: membership.archived },
		role: membership.role,
		teaches: may(membership, 'teach'),
		owns: may(membership, 'own'),
		zones: classes.zones,
		invitation: invitationOf(row, url, locals.now),
		lifetimes: codes.lifetimes,
		staff: await staff.list(db, params.class)
	};
}

const days = v.object({
	days: v.pipe(
		v.string(),
		v.transform(Number),
		v.picklist(codes.lifetimes, 'Choose for how long from the list.')
	)
});

export const actions = {
	class: async ({ locals, params, request }) => {
		const form = await forms.read(classFields, request);
		if ('errors' in form) return forms.refuse(400, form.errors, form.typed);
		await classes.update(locals.store.db, params.class, form.output);
		return { done: 'Saved.' };
	},
	renew: async ({ locals, params, request }) => {
		const form = await forms.read(days, request);
		if ('errors' in form) return forms.refuse(400, form.errors);
		await codes.renew(locals.store.db, params.class, form.output.days, locals.now);
		return { done: 'There is a new code. The old one lets nobody new in any more.' };
	},
	extend: async ({ locals, params, request }) => {
		const form = await forms.read(days, request);
		if ('errors' in form) return forms.refuse(400, form.errors);
		await codes.extend(locals.store.db, params.class, form.output.days, locals.now);
		return { done: 'The code is open.' };
	},
	close: async ({ locals, params }) => {
		await codes.extend(locals.store.db, params.class, 0, locals.now);
		return { done: 'Nobody new can join now. Those who have joined come back as before.' };
	}
};
