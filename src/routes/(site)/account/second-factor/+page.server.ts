import { error, type RequestEvent } from '@sveltejs/kit';
import { renderSVG } from 'uqr';
import * as v from 'valibot';
import { confirm } from '#lib/server/confirming.ts';
import * as forms from '#lib/server/forms.ts';
import * as people from '#lib/server/people.ts';
import * as secondfactor from '#lib/server/secondfactor.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals: { person, store } }) => {
	const account = await people.find(store.db, person?.id ?? '');
	return { on: account?.twoFactorEnabled === 1 };
};

const password = v.object({ password: forms.password });
const code = v.object({ code: forms.code });
const wait = 'This could not be done now. Nothing was changed; try again.';

export const actions = {
	begin: async (event) => {
		const form = await checked(event);
		if ('refused' in form) return form.refused;
		const begun = await secondfactor.begin(event, form.password);
		if (!begun) return forms.refuse(400, { password: wait });
		return { begun: { ...begun, qr: renderSVG(begun.uri) } };
	},
	confirm: async (event) => {
		const form = await forms.read(code, event.request);
		if ('errors' in form) return forms.refuse(400, form.errors);
		if (await secondfactor.confirm(event, form.output.code)) {
			return { done: 'The second factor is on. Keep your backup codes where you find them.' };
		}
		return forms.refuse(400, {
			code: 'This is not the code that your app shows now. Write the next one; what you scanned still holds.'
		});
	},
	end: async (event) => {
		const form = await checked(event);
		if ('refused' in form) return form.refused;
		if (!(await secondfactor.end(event, form.password)))
			return forms.refuse(400, { password: wait });
		return { done: 'The second factor is off. Remove Grounds from your app.' };
	},
	codes: async (event) => {
		const form = await checked(event);
		if ('refused' in form) return form.refused;
		const codes = await secondfactor.renewCodes(event, form.password);
		if (!codes) return forms.refuse(400, { password: wait });
		return { codes };
	}
} satisfies Actions;

/** The password, if it is the person's own. */
async function checked({ locals, request }: Pick<RequestEvent, 'locals' | 'request'>) {
	if (!locals.person) error(401);
	const form = await forms.read(password, request);
	if ('errors' in form) return { refused: forms.refuse(400, form.errors) };
	const wrong = await confirm(locals, locals.person.id, form.output.password);
	if (wrong) return { refused: forms.refuse(wrong.status, { password: wrong.password }) };
	return { password: form.output.password };
}
