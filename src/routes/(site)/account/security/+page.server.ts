import { error, redirect } from '@sveltejs/kit';
import * as v from 'valibot';
import { resolve } from '$app/paths';
import { confirm } from '#lib/server/confirming.ts';
import * as forms from '#lib/server/forms.ts';
import * as passkeys from '#lib/server/passkeys.ts';
import { passwordTrouble } from '#lib/server/passwordrules.ts';
import * as people from '#lib/server/people.ts';
import * as sessions from '#lib/server/sessions.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals }) => {
	const { db } = locals.store;
	const { id, role, session } = signedIn(locals);
	const devices = await sessions.list(db, id, locals.now);
	const account = await people.find(db, id);
	return {
		role,
		devices: devices.map((device) => ({ ...device, here: device.id === session })),
		passkeys: await passkeys.list(db, id),
		secondFactor: account?.twoFactorEnabled === 1
	};
};

const change = v.object({ password: forms.password, new: v.string() });
const one = v.object({ id: v.pipe(v.string(), v.maxLength(100)) });
const rename = v.object({ ...one.entries, name: forms.name });

export const actions = {
	password: async ({ locals, request }) => {
		const { store, now } = locals;
		const { id, role, session } = signedIn(locals);
		if (role === 'student') error(403, 'A student has four words, which the teacher can renew.');
		const form = await forms.read(change, request);
		if ('errors' in form) return forms.refuse(400, form.errors);
		const account = await people.find(store.db, id);
		const next = form.output.new;
		const trouble = account && passwordTrouble(next, account);
		if (trouble) return forms.refuse(400, { new: trouble });
		const wrong = await confirm(locals, id, form.output.password);
		if (wrong) return forms.refuse(wrong.status, { password: wrong.password });
		await people.setPassword(store.db, { id, session, password: next }, now);
		return { done: 'Your new password holds. Everywhere but here you are signed out.' };
	},
	rename: async ({ locals, request }) => {
		const form = await forms.read(rename, request);
		if ('errors' in form) return forms.refuse(400, { passkey: form.errors['name'] ?? '' });
		const { id, name } = form.output;
		await passkeys.rename(locals.store.db, signedIn(locals).id, id, name);
		return { done: 'The passkey has its new name.' };
	},
	remove: async ({ locals, request }) => {
		const form = await forms.read(one, request);
		if ('errors' in form) return forms.refuse(400, form.errors);
		await passkeys.remove(locals.store.db, signedIn(locals).id, form.output.id);
		return { done: 'The passkey opens nothing here any more. Remove it from your device as well.' };
	},
	end: async ({ locals, request }) => {
		const form = await forms.read(one, request);
		if ('errors' in form) return forms.refuse(400, form.errors);
		await sessions.end(locals.store.db, signedIn(locals).id, form.output.id);
		return { done: 'That device is signed out.' };
	},
	everywhere: async (event) => {
		await sessions.endAll(event.locals.store.db, signedIn(event.locals).id);
		await sessions.signOut(event);
		redirect(303, resolve('/sign-in'));
	}
} satisfies Actions;

function signedIn({ person }: App.Locals) {
	if (!person) error(401);
	return person;
}
