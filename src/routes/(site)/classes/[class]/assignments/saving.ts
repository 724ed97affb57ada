import { error } from '@sveltejs/kit';
import type { Module } from '#lib/content/module.ts';
import { choicesOf } from '#lib/server/chosenitems.ts';
import * as editions from '#lib/server/editions.ts';
import * as modules from '#lib/server/modules.ts';
import * as reservations from '#lib/server/reservations.ts';
import type { Db } from '#lib/server/store/open.ts';

/** What the form shows of a case. */
export async function shown(db: Db, module: Module, classId: string) {
	const { id, title, about, lang, minutes, agreement, status } = module;
	const all = await reservations.list(db);
	const held = all.filter((one) => one.module === id);
	return {
		module: { id, title, about, lang, minutes, agreement, status },
		groups: choicesOf(module),
		reservation: {
			mine: held.some((one) => one.class === classId),
			others: held.some((one) => one.class !== classId)
		}
	};
}

/** A case as it is today, to be assigned. @throws 404 where there is none of that name */
export async function today(id: string): Promise<Module> {
	const module = await modules.find(id);
	if (!module) error(404, 'There is no case of this name.');
	return module;
}

/** Keeps a case as it is today, so that a later edit changes nothing for the class. */
export async function pin(db: Db, module: Module, now: Date): Promise<void> {
	if (!(await editions.pin(db, module.id, module.revision, now)))
		error(409, 'This case has just been corrected. Load the page again; nothing was saved.');
}

/** Reserves the case for the class, or gives it back, as the box in the form says. */
export async function reserveAsTicked(
	db: Db,
	form: FormData,
	asked: { readonly module: string; readonly class: string; readonly by: string },
	now: Date
): Promise<void> {
	const reserve = form.get('reserve') === 'on';
	await (reserve ? reservations.reserve : reservations.release)(db, asked, now);
}
