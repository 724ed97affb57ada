import { redirect } from '@sveltejs/kit';
import * as v from 'valibot';
import { resolve } from '$app/paths';
import * as codes from '#lib/server/codes.ts';
import * as forms from '#lib/server/forms.ts';
import * as knowndevices from '#lib/server/knowndevices.ts';
import * as settings from '#lib/server/settings.ts';
import { troubles } from './troubles.ts';

/* The field is called after the class: what is called a code is not shown again, and this one is. */
const schema = v.object({
	class: v.pipe(v.string(), v.trim(), v.nonEmpty('Write the code that your teacher shows.'))
});

export const actions = {
	default: async (event) => {
		const { db } = event.locals.store;
		const form = await forms.read(schema, event.request);
		if ('errors' in form) return forms.refuse(400, form.errors, form.typed);
		const asker = knowndevices.askerOf(event, await settings.secret(db));
		const code = codes.read(form.output.class);
		const found = await codes.classOf(db, code, asker, event.locals.now);
		if (found === 'wait') return forms.refuse(429, { class: troubles.wait }, form.typed);
		if (found === 'unknown' || !code || !codes.lets(found, code, event.locals.now)) {
			return forms.refuse(400, { class: troubles.closed }, form.typed);
		}
		redirect(303, resolve('/(site)/join/[code]', { code }));
	}
};
