import { error, redirect } from '@sveltejs/kit';
import * as v from 'valibot';
import { resolve } from '$app/paths';
import { may, refusals } from '#lib/server/access.ts';
import * as audit from '#lib/server/audit.ts';
import * as classes from '#lib/server/classes.ts';
import * as codes from '#lib/server/codes.ts';
import * as erasing from '#lib/server/erasing.ts';
import * as forms from '#lib/server/forms.ts';
import * as groups from '#lib/server/groups.ts';
import * as memberships from '#lib/server/memberships.ts';
import * as names from '#lib/server/names.ts';
import * as roster from '#lib/server/roster.ts';
import { readChosen } from '../../../chosen.ts';
import { extraTime, note } from '../../../rosterfields.ts';

type Asked = {
	locals: App.Locals;
	params: { readonly class: string; readonly member: string };
	request: Request;
};

async function studentOf({ locals, params }: Pick<Asked, 'locals' | 'params'>) {
	const student = await roster.find(locals.store.db, params.class, params.member);
	return student ?? error(404, refusals.unknown.message);
}

const asked = ({ locals, params }: Asked) => ({
	class: params.class,
	user: params.member,
	by: locals.person!.id
});
const one = (event: Asked) => ({ ...asked(event), users: [event.params.member] });
const toRoster = (id: string, done: string): never =>
	redirect(303, `${resolve('/(site)/classes/[class]/roster', { class: id })}?done=${done}`);

export async function load({ locals, params }) {
	const { db } = locals.store;
	const membership = locals.membership!;
	const student = await studentOf({ locals, params });
	const mine = await classes.of(db, locals.person!.id);
	return {
		room: { ...membership.class, archived: membership.archived },
		student,
		changes: may(membership, 'teach'),
		groups: await groups.list(db, params.class),
		others: mine
			.filter((room) => room.id !== params.class && !room.archived)
			.filter(({ role }) => role === 'teacher' || role === 'co-teacher')
			.map(({ id, name }) => ({ id, name }))
	};
}

const about = v.object({ name: forms.name, note, extra: extraTime });

export const actions = {
	save: async (event: Asked) => {
		await studentOf(event);
		const { locals, params } = event;
		const { form, chosen } = await readChosen(about, event.request, 'group');
		if ('errors' in form) return forms.refuse(400, form.errors, form.typed);
		const { name: shown, note, extra } = form.output;
		const name = names.read(shown);
		if (typeof name === 'string') return forms.refuse(400, { name: 'Write a name.' }, form.typed);
		const change = { name, note, extra_time: extra };
		await roster.update(locals.store.db, asked(event), change, locals.now);
		await groups.setOf(locals.store.db, params.class, params.member, chosen);
		return { done: 'Saved.' };
	},
	phrase: async (event: Asked) => {
		const student = await studentOf(event);
		const { locals, params } = event;
		const phrase = await roster.resetPhrase(locals.store.db, asked(event), locals.now);
		if (!phrase)
			return forms.refuse(409, { form: 'This student was removed: put them back first.' });
		const row = await classes.find(locals.store.db, params.class);
		const code = row?.join_code ? codes.grouped(row.join_code) : '';
		return { reset: { phrase: phrase.split(' '), name: student.name, code } };
	},
	move: async (event: Asked) => {
		await studentOf(event);
		const { store, person, now } = event.locals;
		const to = String((await event.request.formData()).get('to'));
		const there = await memberships.find(store.db, to, person!.id);
		if (!there || !may(there, 'teach')) {
			return forms.refuse(403, { form: 'You do not teach in that class. Nothing was changed.' });
		}
		const moved = await roster.move(store.db, { ...asked(event), to }, now);
		const troubles = {
			there: 'They are in that class already. Nothing was changed.',
			full: 'That class is full. Nothing was changed.',
			closed: 'That class is archived. Nothing was changed.'
		};
		if (moved !== 'moved') return forms.refuse(409, { form: troubles[moved] });
		return toRoster(event.params.class, 'moved');
	},
	remove: async (event: Asked) => {
		await studentOf(event);
		await roster.remove(event.locals.store.db, one(event), event.locals.now);
		return toRoster(event.params.class, 'removed');
	},
	restore: async (event: Asked) => {
		await studentOf(event);
		const back = await roster.restore(event.locals.store.db, one(event), event.locals.now);
		if (!back) return forms.refuse(409, { form: 'The class is full. Nothing was changed.' });
		return { done: 'Back in the class, with all their work.' };
	},
	erase: async (event: Asked) => {
		await studentOf(event);
		const { locals, params } = event;
		const sure = (await event.request.formData()).get('sure');
		if (sure !== 'on') {
			return forms.refuse(400, { sure: 'Tick the box first. Nothing was erased.' });
		}
		await erasing.ofMember(locals.store.db, params.class, params.member);
		const { user: object, by: actor } = asked(event);
		const deed = { class: params.class, actor, action: 'member.erase', object };
		await audit.record(locals.store.db, deed, locals.now);
		return toRoster(params.class, 'erased');
	}
};
