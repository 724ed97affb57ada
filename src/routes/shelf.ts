import { error } from '@sveltejs/kit';
import type { Module, ModuleSummary } from '#lib/content/module.ts';
import * as modules from '#lib/server/modules.ts';
import * as reservations from '#lib/server/reservations.ts';

/** The open shelf. */
export const shelf = ({ store }: App.Locals): Promise<readonly ModuleSummary[]> =>
	reservations.open(store.db, modules.list());

/** A case of an address. @throws 404 where there is none, 403 where it is reserved */
export async function caseOf(id: string, { store, person }: App.Locals): Promise<Module> {
	const module = await modules.find(id);
	if (!module) error(404, 'There is no case of this name.');
	if (await reservations.closes(store.db, id, person)) error(403, reservations.reserved);
	return module;
}
