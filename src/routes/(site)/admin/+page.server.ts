import * as v from 'valibot';
import { resolve } from '$app/paths';
import * as forms from '#lib/server/forms.ts';
import * as invitations from '#lib/server/invitations.ts';
import * as mail from '#lib/server/mail.ts';
import * as modules from '#lib/server/modules.ts';
import * as people from '#lib/server/people.ts';
import * as reservations from '#lib/server/reservations.ts';
import * as retention from '#lib/server/retention.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url }) => {
	const { store, now } = locals;
	const inAMonth = new Date(now.getTime() + 30 * 24 * 60 * 60 * 1000);
	const soon = await retention.due(store.db, inAMonth);
	const titles = new Map(modules.list().map(({ id, title }) => [id, title]));
	const reserved = await reservations.list(store.db);
	const words = url.searchParams.get('q')?.slice(0, 100) ?? '';
	return {
		words,
		policy: await invitations.policy(store.db),
		invitations: await invitations.list(store.db, now),
		people: await people.search(store.db, words),
		days: await retention.days(store.db),
		reserved: reserved.map((one) => ({ ...one, title: titles.get(one.module) ?? one.module })),
		soon: { classes: soon.classes, people: soon.members.length },
		links: await mail.waiting(store.db, now),
		mails: mail.settingsOf() !== undefined
	};
};

const policy = v.object({ policy: v.picklist(invitations.policies, 'Choose one of the three.') });
const invite = v.object({
	email: v.union([v.literal(''), forms.email], 'Write the whole address, or none.')
});
const id = v.pipe(v.string(), v.maxLength(100));
const one = v.object({ id });
const held = v.object({ module: id, class: id });

const { least, most } = retention.daysRange;
const range = `Write a number of days from ${least} to ${most}, or 0 for no end.`;
const keep = v.object({
	days: v.pipe(
		v.string(),
		v.trim(),
		v.regex(/^\d{1,4}$/, range),
		v.transform(Number),
		v.check((days) => days === 0 || (days >= least && days <= most), range)
	)
});

export const actions = {
	policy: async ({ locals, request }) => {
		const { store, now, person } = locals;
		const form = await forms.read(policy, request);
		if ('errors' in form) return forms.refuse(400, form.errors);
		await invitations.setPolicy(store.db, form.output.policy, person?.id ?? '', now);
		return { saved: 'policy' as const };
	},
	invite: async ({ locals, request, url }) => {
		const { store, now, person } = locals;
		const form = await forms.read(invite, request);
		if ('errors' in form) return forms.refuse(400, form.errors, form.typed);
		const email = form.output.email || null;
		const code = await invitations.create(store.db, { email, by: person?.id ?? '' }, now);
		const link = new URL(resolve('/(site)/sign-up/[code]', { code }), url).href;
		if (!email || !mail.settingsOf()) return { link };
		const sent = await mail.send(store.db, { ...invitation(now), to: email, url: link }, now);
		return sent === 'mailed' ? { mailed: email } : { link };
	},
	keep: async ({ locals, request }) => {
		const { store, now, person } = locals;
		const form = await forms.read(keep, request);
		if ('errors' in form) return forms.refuse(400, form.errors, form.typed);
		await retention.setDays(store.db, form.output.days || null, person?.id ?? '', now);
		return { saved: 'keep' as const };
	},
	release: async ({ locals, request }) => {
		const { store, now, person } = locals;
		const form = await forms.read(held, request);
		if ('errors' in form) return forms.refuse(400, form.errors);
		await reservations.release(store.db, { ...form.output, by: person?.id ?? '' }, now);
		return { saved: 'release' as const };
	},
	withdraw: async ({ locals, request }) => {
		const form = await forms.read(one, request);
		if ('errors' in form) return forms.refuse(400, form.errors);
		await invitations.withdraw(locals.store.db, form.output.id);
		return { saved: 'withdraw' as const };
	},
	forget: async ({ locals, request }) => {
		const form = await forms.read(one, request);
		if ('errors' in form) return forms.refuse(400, form.errors);
		await mail.forget(locals.store.db, form.output.id);
		return { saved: 'forget' as const };
	}
} satisfies Actions;

const invitation = (now: Date) =>
	({
		kind: 'invitation',
		subject: 'Teach with Grounds',
		text: 'You are invited to teach with Grounds. This link makes your account; it can be used once, within 14 days.',
		expiresAt: new Date(now.getTime() + invitations.lasting * 24 * 60 * 60 * 1000)
	}) as const;
