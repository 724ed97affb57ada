import { redirect } from '@sveltejs/kit';
import * as v from 'valibot';
import { resolve } from '$app/paths';
import * as forms from '#lib/server/forms.ts';
import { nextOf } from '#lib/server/next.ts';
import * as signingin from '#lib/server/signingin.ts';
import type { Actions, PageServerLoad } from './$types';

const schema = v.object({ email: forms.email, password: forms.password });

const troubles = {
	wrong:
		'No account has this address with this password. Your address is kept; write the password again, or choose a new one by “Forgotten password”.',
	wait: 'Too many wrong passwords. Nothing is locked: wait ten minutes and try again, or use a passkey.'
} as const;

export const load: PageServerLoad = ({ locals, url }) => {
	const next = nextOf(url);
	if (locals.person) redirect(303, next ?? resolve('/classes'));
	return { next, from: url.searchParams.get('from') };
};

export const actions = {
	default: async (event) => {
		const form = await forms.read(schema, event.request);
		if ('errors' in form) return forms.refuse(400, form.errors, form.typed);
		const outcome = await signingin.byPassword(event, form.output);
		if (outcome === 'in') redirect(303, nextOf(event.url) ?? resolve('/classes'));
		if (outcome === 'second') redirect(303, `${resolve('/sign-in/second')}${event.url.search}`);
		const status = outcome === 'wait' ? 429 : 400;
		return forms.refuse(status, { form: troubles[outcome] }, form.typed);
	}
} satisfies Actions;
