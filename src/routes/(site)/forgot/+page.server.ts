import * as v from 'valibot';
import * as forms from '#lib/server/forms.ts';
import * as guesses from '#lib/server/guesses.ts';
import * as mail from '#lib/server/mail.ts';
import * as resets from '#lib/server/resets.ts';
import type { Actions, PageServerLoad } from './$types';

const schema = v.object({ email: forms.email });
const bound = { most: 20, within: 60 * 60 * 1000 };

export const load: PageServerLoad = () => ({ mails: mail.settingsOf() !== undefined });

export const actions = {
	/** The reply comes before the address is looked up, and is the same for everyone. */
	default: async ({ locals, request, setHeaders, url }) => {
		const { store, now, address } = locals;
		const form = await forms.read(schema, request);
		if ('errors' in form) return forms.refuse(400, form.errors, form.typed);
		const key = `forgot ${guesses.networkOf(address)}`;
		if (!(await guesses.allow(store.db, key, bound, now))) {
			const many = 'Too many links were asked for from here. Wait an hour, then ask again.';
			setHeaders({ 'retry-after': String(bound.within / 1000) });
			return forms.refuse(429, { form: many }, form.typed);
		}
		resets
			.request(store.db, { email: form.output.email, origin: url.origin }, now)
			.catch((error: unknown) => console.error('no link for a new password was made:', error));
		return { asked: true };
	}
} satisfies Actions;
