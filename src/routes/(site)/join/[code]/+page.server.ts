import { randomUUID } from 'node:crypto';
import { redirect, type RequestEvent } from '@sveltejs/kit';
import * as v from 'valibot';
import { resolve } from '$app/paths';
import * as codes from '#lib/server/codes.ts';
import * as forms from '#lib/server/forms.ts';
import * as guesses from '#lib/server/guesses.ts';
import * as joining from '#lib/server/joining.ts';
import * as knowndevices from '#lib/server/knowndevices.ts';
import * as memberships from '#lib/server/memberships.ts';
import * as names from '#lib/server/names.ts';
import * as sessions from '#lib/server/sessions.ts';
import * as settings from '#lib/server/settings.ts';
import type { ClassRow } from '#lib/server/store/tables.ts';
import { troubles } from '../troubles.ts';

type Asking = RequestEvent<{ code: string }>;

type Found =
	| { readonly trouble: string; readonly status: 400 | 429 }
	| { readonly room: ClassRow; readonly code: string; readonly secret: string };

/** The class that the code of the address lets into, or why it does not. */
async function roomOf(event: Asking): Promise<Found> {
	const { store, now } = event.locals;
	const secret = await settings.secret(store.db);
	const code = codes.read(event.params.code);
	const asker = knowndevices.askerOf(event, secret);
	const room = await codes.classOf(store.db, code, asker, now);
	if (room === 'wait') return { trouble: troubles.wait, status: 429 };
	if (room === 'unknown' || !code || !codes.lets(room, code, now)) {
		return { trouble: troubles.closed, status: 400 };
	}
	return { room, code, secret };
}

export async function load(event: Asking) {
	const found = await roomOf(event);
	if ('trouble' in found) return { trouble: found.trouble };
	const { id, name } = found.room;
	const { person, store } = event.locals;
	const isIn = person !== null && (await memberships.find(store.db, id, person.id)) !== undefined;
	return { room: { id, name, isIn }, once: randomUUID() };
}

const schema = v.object({
	name: forms.name,
	once: v.pipe(v.string(), v.uuid('Load the page again; your name is kept.')),
	another: v.string()
});

export const actions = {
	/** Somebody new. */
	join: async (event: Asking) => {
		const { store, now } = event.locals;
		const form = await forms.read(schema, event.request);
		if ('errors' in form) return forms.refuse(400, form.errors, form.typed);
		const found = await roomOf(event);
		if ('trouble' in found) return forms.refuse(found.status, { form: found.trouble }, form.typed);
		const { room, code, secret } = found;
		const name = names.read(form.output.name);
		if (typeof name === 'string') return forms.refuse(400, { name: 'Write a name.' }, form.typed);
		const network = guesses.networkOf(event.locals.address);
		const asked = { class: room.id, code, name, network, form: form.output.once };
		const isAnother = form.output.another !== '';
		const joined = await joining.join(store.db, secret, { ...asked, isAnother }, now);
		if (joined === 'taken') {
			const again = { ...form.typed, once: randomUUID() };
			return forms.refuse(409, { taken: name.shown }, again);
		}
		if (typeof joined === 'string') {
			const status = joined === 'many' ? 429 : 409;
			return forms.refuse(status, { form: troubles[joined] }, form.typed);
		}
		await sessions.signIn(event, joined.user);
		knowndevices.remember(event, secret, room.id, joined.user);
		const phrase = joined.phrase.split(' ');
		const place = { id: room.id, name: room.name, code: codes.grouped(code) };
		return { joined: { phrase, name: name.shown, room: place } };
	},

	/** A student who has an account, into a further class. */
	further: async (event: Asking) => {
		const { store, now, person } = event.locals;
		const found = await roomOf(event);
		if ('trouble' in found) return forms.refuse(found.status, { form: found.trouble });
		const { room, code, secret } = found;
		const name = names.read(person?.name ?? '');
		if (person?.role !== 'student' || typeof name === 'string') {
			return forms.refuse(403, { form: 'Only a student can join. Nothing was stored.' });
		}
		const asked = { class: room.id, code, name, user: person.id };
		const refusal = await joining.joinAs(store.db, asked, now);
		if (refusal) return forms.refuse(409, { form: troubles[refusal] });
		knowndevices.remember(event, secret, room.id, person.id);
		redirect(303, resolve('/(site)/classes/[class]', { class: room.id }));
	}
};
