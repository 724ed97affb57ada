import { fail, redirect } from '@sveltejs/kit';
import { resolve } from '$app/paths';
import { isText } from '#lib/server/body.ts';
import * as enrolling from '#lib/server/enrolling.ts';

export const load = ({ locals }) => {
	const membership = locals.membership!;
	return { room: { ...membership.class, archived: membership.archived } };
};

const size = new TextEncoder();

/** The list as it was pasted, or the file that was chosen instead. */
async function listOf(form: FormData): Promise<string> {
	const file = form.get('file');
	if (file instanceof File && file.size > 0) {
		return file.size > enrolling.longestList ? ' '.repeat(enrolling.longestList + 1) : file.text();
	}
	const text = form.get('list');
	return typeof text === 'string' ? text : '';
}

const refuse = (list: string, message: string) => fail(400, { list, error: message });

function troubleOf(list: string): string | undefined {
	if (size.encode(list).length > enrolling.longestList) {
		return 'This list is longer than 200 KB. Nothing was stored; paste it in parts.';
	}
	if (enrolling.isLong(list)) {
		return 'This list has more than 2,000 lines. Nothing was stored; paste it in parts.';
	}
	if (!isText(list)) {
		return 'This file is not written in UTF-8. Nothing was stored; save it as “CSV UTF-8”, or paste the names.';
	}
	return list.trim() === '' ? 'Paste at least one name, or choose a file.' : undefined;
}

export const actions = {
	preview: async ({ locals, params, request }) => {
		const list = await listOf(await request.formData());
		const trouble = troubleOf(list);
		const kept = isText(list) ? list.slice(0, enrolling.longestList).trimEnd() : '';
		if (trouble) return refuse(kept, trouble);
		const preview = await enrolling.preview(locals.store.db, params.class, list);
		return { list, preview };
	},
	import: async ({ locals, params, request }) => {
		const form = await request.formData();
		const list = await listOf(form);
		const trouble = troubleOf(list);
		if (trouble) return refuse('', trouble);
		const chosen = new Map<number, enrolling.Choice>();
		for (const [name, value] of form) {
			const line = /^line-(\d{1,6})$/.exec(name)?.[1];
			const choice = enrolling.choices.find((one) => one === value);
			if (line && choice) chosen.set(Number(line), choice);
		}
		const { db } = locals.store;
		const done = await enrolling.take(db, params.class, list, chosen, locals.now);
		if (done === 'closed') return refuse(list, 'This class is archived. Nothing was stored.');
		if (done.refused.length > 0) return { done };
		const roster = resolve('/(site)/classes/[class]/roster', { class: params.class });
		redirect(303, `${roster}?added=${done.added + done.restored}`);
	}
};
