import { redirect } from '@sveltejs/kit';
import * as v from 'valibot';
import { resolve } from '$app/paths';
import * as forms from '#lib/server/forms.ts';
import * as mail from '#lib/server/mail.ts';
import * as staff from '#lib/server/staff.ts';
import * as staffinvitations from '#lib/server/staffinvitations.ts';

export async function load({ locals, params }) {
	const membership = locals.membership!;
	return {
		room: { ...membership.class, archived: membership.archived },
		staff: await staff.list(locals.store.db, params.class),
		invitations: await staffinvitations.list(locals.store.db, params.class, locals.now),
		me: locals.person!.id
	};
}

const role = v.picklist(staff.helpers, 'Choose a role from the list.');
const someone = v.object({ user: v.string() });
const invitation = v.object({
	email: v.union([v.literal(''), forms.email], 'Write the whole address, or none.'),
	role
});

type Asked = { locals: App.Locals; params: { readonly class: string }; request: Request };
const by = ({ locals, params }: Asked) => ({ class: params.class, by: locals.person!.id });

const many =
	'Many were invited to this class today. Nothing was sent; withdraw what nobody needs, and go on tomorrow.';

export const actions = {
	invite: async (event) => {
		const form = await forms.read(invitation, event.request);
		if ('errors' in form) return forms.refuse(400, form.errors, form.typed);
		const { store, now, membership, person } = event.locals;
		const email = form.output.email || null;
		const draft = { ...by(event), email, role: form.output.role };
		const made = await staffinvitations.create(store.db, draft, now);
		if (made === 'wait') return forms.refuse(429, { form: many }, form.typed);
		const { code, expiresAt } = made;
		const path = resolve('/(site)/classes/invitation/[code]', { code });
		const link = new URL(path, event.url).href;
		if (!email || !mail.settingsOf()) return { link };
		const text = `${person!.name} invites you to help in the class “${membership!.class.name}” at Grounds. This link lets one teacher in, within ${staffinvitations.lasting} days.`;
		const message = { kind: 'invitation', subject: 'Help in a class', text, expiresAt } as const;
		const sent = await mail.send(store.db, { ...message, to: email, url: link }, now);
		return sent === 'mailed' ? { done: `The invitation is on its way to ${email}.` } : { link };
	},
	withdraw: async (event) => {
		const form = await forms.read(v.object({ id: v.string() }), event.request);
		if ('errors' in form) return forms.refuse(400, form.errors);
		const { store, now } = event.locals;
		await staffinvitations.withdraw(store.db, { ...by(event), id: form.output.id }, now);
		return { done: 'The invitation is withdrawn. Its link opens nothing now.' };
	},
	role: async (event) => {
		const form = await forms.read(v.object({ user: v.string(), role }), event.request);
		if ('errors' in form) return forms.refuse(400, { form: 'Choose a role from the list.' });
		const { store, now } = event.locals;
		await staff.setRole(store.db, { ...by(event), ...form.output }, now);
		return { done: 'The role is changed.' };
	},
	remove: async (event) => {
		const form = await forms.read(someone, event.request);
		if ('errors' in form) return forms.refuse(400, form.errors);
		const { store, now } = event.locals;
		await staff.remove(store.db, { ...by(event), user: form.output.user }, now);
		return { done: 'They see the class no more.' };
	},
	give: async (event) => {
		const form = await forms.read(someone, event.request);
		if ('errors' in form) return forms.refuse(400, form.errors);
		const { store, now } = event.locals;
		const given = await staff.handOver(store.db, { ...by(event), to: form.output.user }, now);
		if (!given) {
			return forms.refuse(409, {
				form: 'A class is handed over to one of its co-teachers. Nothing was changed.'
			});
		}
		redirect(303, resolve('/(site)/classes/[class]/settings', { class: event.params.class }));
	}
};
