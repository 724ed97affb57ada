import { error, redirect } from '@sveltejs/kit';
import { resolve } from '$app/paths';
import { questionOf } from '#lib/content/question.ts';
import { may, refusals } from '#lib/server/access.ts';
import * as assignments from '#lib/server/assignments.ts';
import * as corrected from '#lib/server/corrected.ts';
import * as editions from '#lib/server/editions.ts';
import { read, refuse } from '#lib/server/forms.ts';
import { RegradeForm, TakeBackForm } from '#lib/server/regradeform.ts';
import * as regrades from '#lib/server/regrades.ts';
import * as regrading from '#lib/server/regrading.ts';
import * as revisions from '#lib/server/revisions.ts';

/** What a corrected case would change, and what was decided before. Nothing is stored by looking. */
export async function load({ locals, params }) {
	const { db } = locals.store;
	const membership = locals.membership!;
	const { assignment, all, current, corrections } = await found(locals, params);
	const { module } = await revisions.find(db, assignment.module, assignment.revision);
	const draft = current && regrading.drafted(all, current, locals.now);
	return {
		room: membership.class,
		title: assignment.title,
		lang: module.lang,
		decides: may(membership, 'teach'),
		seen: seenOf(current, all),
		corrections: corrections.map((one) => ({ ...one, question: questionOf(one.item, module) })),
		marks:
			draft && corrections.length > 0
				? await regrading.rehearse(db, assignment, all, draft, locals.now)
				: [],
		/** Whether new attempts are begun with the corrected edition. */
		renews:
			draft !== undefined
			&& (await corrected.revisionFor(db, assignment, [...all, draft]))
				=== draft.to.module.revision,
		before: all.map(({ number, at, reason, keepBetter, takenBackAt }) => ({
			number,
			at,
			reason,
			keepBetter,
			takenBackAt
		})),
		/** The one that can be taken back. */
		last: regrades.standing(all).at(-1)?.number ?? null
	};
}

export const actions = {
	regrade: async ({ locals, params, request }) => {
		const { db } = locals.store;
		const { assignment, all, current, corrections } = await found(locals, params);
		const form = await read(RegradeForm, request);
		if ('errors' in form) return refuse(400, form.errors, form.typed);
		const { seen, marks, reason } = form.output;
		const isStale = seen !== seenOf(current, all) || !current || corrections.length === 0;
		if (
			isStale
			|| !(await editions.pin(db, assignment.module, current.module.revision, locals.now))
		)
			return refuse(409, { form: stale }, form.typed);
		const asked = {
			assignment,
			to: current,
			keepBetter: marks === 'better',
			reason,
			by: locals.person!.id,
			stamp: regrades.stampOf(all),
			detail: { items: corrections.map(({ item, change }) => [item.id, change]) }
		};
		if (!(await regrades.commit(db, asked, locals.now)))
			return refuse(409, { form: stale }, form.typed);
		redirect(303, resolve('/(site)/classes/[class]/assignments/[assignment]', params));
	},
	back: async ({ locals, params, request }) => {
		const { db } = locals.store;
		await found(locals, params);
		const form = await read(TakeBackForm, request);
		const by = locals.person!.id;
		if (
			'errors' in form
			|| !(await regrades.takeBack(db, { ...placeOf(params), ...form.output, by }, locals.now))
		)
			return refuse(409, { back: 'This was taken back already, or another one came after it.' });
		redirect(303, resolve('/(site)/classes/[class]/assignments/[assignment]/regrade', params));
	}
};

const stale =
	'Something changed since you looked: the case was corrected again, or another teacher decided. Nothing was done. Look at what holds now before you decide.';

type Place = { readonly class: string; readonly assignment: string };
const placeOf = (params: Place) => ({ class: params.class, assignment: params.assignment });

async function found({ store }: App.Locals, params: Place) {
	const { db } = store;
	const assignment = await assignments.find(db, params.class, params.assignment);
	if (!assignment) error(404, refusals.unknown.message);
	const [all, current] = await Promise.all([
		regrades.of(db, placeOf(params)),
		editions.current(assignment.module)
	]);
	const corrections = current ? await regrading.corrections(db, assignment, current, all) : [];
	return { assignment, all, current, corrections };
}

/** Changes with everything that a decision stands on. */
const seenOf = (current: revisions.Revision | undefined, all: readonly regrades.Regrade[]) =>
	`${current?.module.revision ?? ''} ${regrades.stampOf(all)}`;
