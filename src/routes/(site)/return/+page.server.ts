import { redirect } from '@sveltejs/kit';
import * as v from 'valibot';
import { resolve } from '$app/paths';
import * as codes from '#lib/server/codes.ts';
import * as forms from '#lib/server/forms.ts';
import * as knowndevices from '#lib/server/knowndevices.ts';
import * as names from '#lib/server/names.ts';
import { nextOf } from '#lib/server/next.ts';
import * as phrases from '#lib/server/phrases.ts';
import * as returning from '#lib/server/returning.ts';
import * as sessions from '#lib/server/sessions.ts';
import * as settings from '#lib/server/settings.ts';

const schema = v.object({
	class: v.pipe(v.string(), v.trim(), v.nonEmpty('Write the code of your class.')),
	name: forms.name,
	phrase: v.pipe(v.string(), v.trim(), v.nonEmpty('Write your four words.'))
});

const troubles = {
	wrong:
		'Code, name and words do not go together. Code and name are kept; write the words again. If you have lost them, your teacher can give you new ones.',
	wait: 'Too many wrong tries. Nothing is locked for good: wait a quarter of an hour, use a device on which you have been in this class, or ask your teacher for new words.'
} as const;

export const load = ({ locals, url }) => ({
	code: url.searchParams.get('code')?.slice(0, 20),
	as: locals.person?.name
});

export const actions = {
	default: async (event) => {
		const { store, now } = event.locals;
		const form = await forms.read(schema, event.request);
		if ('errors' in form) return forms.refuse(400, form.errors, form.typed);
		const name = names.read(form.output.name);
		if (typeof name === 'string') return forms.refuse(400, { name: 'Write a name.' }, form.typed);
		const read = phrases.read(form.output.phrase);
		// Which words there are is public: to say so is no help in guessing, and no guess is spent.
		if ('unknown' in read) {
			const said = read.unknown
				? `“${read.unknown}” is in nobody’s phrase. Look at how it is spelt.`
				: 'Write all four words, in their order.';
			return forms.refuse(400, { phrase: said }, form.typed);
		}
		const secret = await settings.secret(store.db);
		const asker = knowndevices.askerOf(event, secret);
		const claim = { code: codes.read(form.output.class), name, phrase: read.phrase };
		const found = await returning.find(store.db, claim, asker, now);
		if (typeof found === 'string') {
			const status = found === 'wait' ? 429 : 400;
			return forms.refuse(status, { form: troubles[found] }, form.typed);
		}
		await sessions.signIn(event, found.user);
		knowndevices.remember(event, secret, found.class, found.user);
		const home = resolve('/(site)/classes/[class]', { class: found.class });
		redirect(303, nextOf(event.url) ?? home);
	}
};
