import { error, redirect } from '@sveltejs/kit';
import * as v from 'valibot';
import { resolve } from '$app/paths';
import * as administrators from '#lib/server/administrators.ts';
import * as audit from '#lib/server/audit.ts';
import * as forms from '#lib/server/forms.ts';
import * as handover from '#lib/server/handover.ts';
import * as people from '#lib/server/people.ts';
import * as resets from '#lib/server/resets.ts';
import * as secondfactor from '#lib/server/secondfactor.ts';
import * as sessions from '#lib/server/sessions.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params }) => {
	const { db } = locals.store;
	const person = await find(locals, params.person);
	const others = (await people.search(db, '')).filter(({ id }) => id !== person.id);
	return {
		asked: person,
		own: person.id === locals.person?.id,
		sessions: await sessions.list(db, person.id, locals.now),
		classes: await handover.soleClasses(db, person.id),
		others: others.map(({ id, name, email }) => ({ id, name, email }))
	};
};

const role = v.object({
	role: v.picklist(['administrator', 'instructor'], 'Choose one of the two.')
});
const heir = v.object({ to: v.pipe(v.string(), v.nonEmpty('Choose who takes the classes over.')) });
const sure = v.object({ email: v.pipe(v.string(), v.trim(), v.toLowerCase()) });

const last = 'This is the only administrator. Make somebody else one first; nothing was changed.';

export const actions = {
	role: async ({ locals, params, request }) => {
		const { store, now } = locals;
		const form = await forms.read(role, request);
		if ('errors' in form) return forms.refuse(400, form.errors);
		const person = await find(locals, params.person);
		if (!(await administrators.setRole(store.db, person.id, form.output.role, now))) {
			return forms.refuse(409, { role: last });
		}
		await note(locals, 'person.role', person.id, { was: person.role, is: form.output.role });
		return { done: 'The role is changed. It holds from the next page on.' };
	},
	'sign-out': async ({ locals, params }) => {
		const person = await find(locals, params.person);
		await sessions.endAll(locals.store.db, person.id);
		return { done: 'Signed out on every device.' };
	},
	reset: async ({ locals, params, url }) => {
		const person = await find(locals, params.person);
		const { token } = await resets.create(locals.store.db, person.id, locals.now);
		await note(locals, 'person.reset', person.id, {});
		return { link: new URL(resolve('/(site)/reset/[token]', { token }), url).href };
	},
	'second-factor': async ({ locals, params }) => {
		const person = await find(locals, params.person);
		await secondfactor.release(locals.store.db, person.id);
		await note(locals, 'person.second-factor', person.id, { on: false });
		return { done: 'The second factor is off. The password alone opens the account now.' };
	},
	'hand-over': async ({ locals, params, request }) => {
		const { store, now } = locals;
		const form = await forms.read(heir, request);
		if ('errors' in form) return forms.refuse(400, form.errors);
		const person = await find(locals, params.person);
		const to = await find(locals, form.output.to);
		const by = locals.person?.id ?? '';
		if (!(await handover.give(store.db, { from: person.id, to, by }, now))) {
			return forms.refuse(400, { to: 'Choose somebody else. Nothing was changed.' });
		}
		return { done: 'The classes are handed over.' };
	},
	remove: async ({ locals, params, request }) => {
		const { store, now } = locals;
		const form = await forms.read(sure, request);
		if ('errors' in form) return forms.refuse(400, form.errors);
		const person = await find(locals, params.person);
		if (form.output.email !== person.email) {
			const other = 'This is not the address of this account. Nothing was erased.';
			return forms.refuse(400, { email: other }, form.typed);
		}
		const outcome = await handover.leave(store.db, person.id, now);
		if (outcome === 'last') return forms.refuse(409, { email: last }, form.typed);
		if (outcome === 'classes') {
			const open = 'Hand the open classes over first. Nothing was erased.';
			return forms.refuse(409, { email: open }, form.typed);
		}
		await note(locals, 'person.erase', person.id, {});
		redirect(303, resolve('/(site)/admin'));
	}
} satisfies Actions;

async function find({ store }: App.Locals, id: string) {
	const person = await people.find(store.db, id);
	if (!person || person.role === 'student') error(404, 'There is no such account.');
	return person;
}

const note = (
	{ store, person, now }: App.Locals,
	action: string,
	object: string,
	detail: unknown
) => audit.record(store.db, { class: null, actor: person?.id ?? '', action, object, detail }, now);
