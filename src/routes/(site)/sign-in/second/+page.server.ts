import { redirect } from '@sveltejs/kit';
import * as v from 'valibot';
import { resolve } from '$app/paths';
import * as forms from '#lib/server/forms.ts';
import { nextOf } from '#lib/server/next.ts';
import * as signingin from '#lib/server/signingin.ts';
import type { Actions, PageServerLoad } from './$types';

const schema = v.object({ code: forms.code });

const troubles = {
	wrong:
		'This is not the code. Write the one that your app shows now, or a backup code that you have not used.',
	wait: 'Too many wrong codes. Wait fifteen minutes, then sign in again.',
	over: 'This took too long, or too many codes were wrong. Sign in with your password again.'
} as const;

export const load: PageServerLoad = ({ locals, url }) => {
	if (locals.person) redirect(303, nextOf(url) ?? resolve('/classes'));
	return { again: `${resolve('/sign-in')}${url.search}` };
};

export const actions = {
	default: async (event) => {
		const form = await forms.read(schema, event.request);
		if ('errors' in form) return forms.refuse(400, form.errors, form.typed);
		const outcome = await signingin.bySecondFactor(event, form.output.code);
		if (outcome === 'in') redirect(303, nextOf(event.url) ?? resolve('/classes'));
		const status = outcome === 'wait' ? 429 : 400;
		return forms.refuse(status, { code: troubles[outcome] });
	}
} satisfies Actions;
