import { error, redirect } from '@sveltejs/kit';
import * as v from 'valibot';
import { resolve } from '$app/paths';
import { confirm } from '#lib/server/confirming.ts';
import * as emailchange from '#lib/server/emailchange.ts';
import * as erasing from '#lib/server/erasing.ts';
import * as forms from '#lib/server/forms.ts';
import * as handover from '#lib/server/handover.ts';
import * as people from '#lib/server/people.ts';
import * as sessions from '#lib/server/sessions.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals }) => {
	const { store } = locals;
	const { id, role } = signedIn(locals);
	const account = await people.find(store.db, id);
	if (!account) error(404, 'There is no such account.');
	const isStudent = role === 'student';
	return {
		name: account.name,
		role,
		email: isStudent ? undefined : account.email,
		since: account.createdAt,
		classes: isStudent ? { open: [], archived: [] } : await handover.soleClasses(store.db, id)
	};
};

const rename = v.object({ name: forms.name });
const move = v.object({ email: forms.email, password: forms.password });
const erase = v.object({
	email: v.pipe(v.string(), v.trim(), v.toLowerCase()),
	password: v.string()
});
const eraseStudent = v.object({ sure: v.literal('on', 'Tick the box to say that you are sure.') });

export const actions = {
	name: async ({ locals, request }) => {
		const { id } = teacher(locals);
		const form = await forms.read(rename, request);
		if ('errors' in form) return forms.refuse(400, form.errors, form.typed);
		await people.rename(locals.store.db, id, form.output.name, locals.now);
		return { done: 'Your name is changed here. Classes that you joined before show the old one.' };
	},
	email: async ({ locals, request, url }) => {
		const { id } = teacher(locals);
		const form = await forms.read(move, request);
		if ('errors' in form) return forms.refuse(400, form.errors, form.typed);
		const { email, password } = form.output;
		const wrong = await confirm(locals, id, password);
		if (wrong) return forms.refuse(wrong.status, { password: wrong.password }, form.typed);
		const asked = { user: id, email, origin: url.origin };
		const outcome = await emailchange.request(locals.store.db, asked, locals.now);
		if (outcome === 'wait') {
			const many =
				'You have asked for many addresses today. Yours stays as it was; go on tomorrow.';
			return forms.refuse(429, { email: many }, form.typed);
		}
		if (outcome === 'taken') {
			const taken = 'This address cannot be used here. Yours stays as it was.';
			return forms.refuse(409, { email: taken }, form.typed);
		}
		return {
			done:
				outcome === 'sent'
					? 'Open the link that was mailed to the new address. Until then the old one holds.'
					: 'Your address is changed. Sign in with it from now on.'
		};
	},
	erase: async (event) => {
		const { locals, request } = event;
		const { id } = teacher(locals);
		const form = await forms.read(erase, request);
		if ('errors' in form) return forms.refuse(400, form.errors, form.typed);
		const account = await people.find(locals.store.db, id);
		if (form.output.email !== account?.email) {
			const other = 'This is not your address. Nothing was erased.';
			return forms.refuse(400, { email: other }, form.typed);
		}
		const wrong = await confirm(locals, id, form.output.password);
		if (wrong) return forms.refuse(wrong.status, { password: wrong.password }, form.typed);
		const outcome = await handover.leave(locals.store.db, id, locals.now);
		if (outcome !== 'gone') return forms.refuse(409, { email: stays[outcome] }, form.typed);
		await sessions.signOut(event);
		redirect(303, `${resolve('/sign-in')}?from=erased`);
	},
	'erase-student': async (event) => {
		const { locals, request } = event;
		const { id, role } = signedIn(locals);
		if (role !== 'student') error(403);
		const form = await forms.read(eraseStudent, request);
		if ('errors' in form) return forms.refuse(400, form.errors);
		await erasing.ofPerson(locals.store.db, id);
		await sessions.signOut(event);
		redirect(303, `${resolve('/sign-in')}?from=erased`);
	}
} satisfies Actions;

const stays = {
	classes: 'Nobody else teaches your open classes. Nothing was erased.',
	last: 'You are the only administrator. Make somebody else one first; nothing was erased.'
} as const;

function signedIn({ person }: App.Locals) {
	if (!person) error(401);
	return person;
}

function teacher(locals: App.Locals) {
	const person = signedIn(locals);
	if (person.role === 'student') error(403, 'A student’s account has none of this.');
	return person;
}
