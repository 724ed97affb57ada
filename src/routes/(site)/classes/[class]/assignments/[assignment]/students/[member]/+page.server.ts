import { error, fail } from '@sveltejs/kit';
import * as v from 'valibot';
import { may, refusals } from '#lib/server/access.ts';
import * as assignments from '#lib/server/assignments.ts';
import * as gradebook from '#lib/server/gradebook.ts';
import * as marking from '#lib/server/marking.ts';
import * as regrades from '#lib/server/regrades.ts';
import * as studentwork from '#lib/server/studentwork.ts';

/** One student's work; `?attempt=2` another attempt than the one that counts. */
export async function load({ locals, params, url }) {
	const { db } = locals.store;
	const membership = locals.membership!;
	const assignment = await assignments.find(db, params.class, params.assignment);
	const all = await regrades.of(db, placeOf(params));
	const entry =
		assignment && (await gradebook.ofStudent(db, assignment, params.member, locals.now, all));
	if (!entry) error(404, refusals.unknown.message);
	const asked = url.searchParams.get('attempt');
	const { attempts } = entry;
	const shown =
		attempts.find(({ number }) => String(number) === asked)
		?? entry.row.shown
		?? attempts.at(-1)
		?? null;
	const work = shown && (await studentwork.find(db, assignment, shown.id, locals.now));
	return {
		room: membership.class,
		row: entry.row,
		attempts,
		shown,
		work: work ?? null,
		corrections: regrades.told(all),
		assignment: {
			title: assignment.title,
			certainty: assignment.certainty_marks === 1,
			late: assignment.late
		},
		decides: may(membership, 'teach')
	};
}

const answer = v.picklist(['yes', 'no']);
const Late = v.object({ attempt: v.pipe(v.string(), v.maxLength(100)), counts: answer });
const Aside = v.object({ attempt: v.pipe(v.string(), v.maxLength(100)), aside: answer });

export const actions = {
	/** Whether what arrived late is marked. */
	late: async ({ locals, params, request }) => {
		const sent = v.safeParse(Late, Object.fromEntries(await request.formData()));
		if (!sent.success) return fail(400, { message: unread });
		const { attempt, counts } = sent.output;
		const asked = { ...placeOf(params), attempt, by: locals.person!.id, counts: counts === 'yes' };
		if (!(await marking.decideLate(locals.store.db, asked, locals.now))) error(404, gone);
	},
	/** Keeps an attempt out of the marks, or takes that back. */
	aside: async ({ locals, params, request }) => {
		const sent = v.safeParse(Aside, Object.fromEntries(await request.formData()));
		if (!sent.success) return fail(400, { message: unread });
		const { attempt, aside } = sent.output;
		const asked = { ...placeOf(params), attempt, by: locals.person!.id, aside: aside === 'yes' };
		if (!(await marking.setAside(locals.store.db, asked, locals.now))) error(404, gone);
	}
};

const unread =
	'This could not be read. Nothing was changed; load the page again and choose once more.';
const gone = 'There is no such attempt. Nothing was changed.';

const placeOf = (params: { readonly class: string; readonly assignment: string }) => ({
	class: params.class,
	assignment: params.assignment
});
