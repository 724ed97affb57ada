import type { ModuleSummary } from '#lib/content/module.ts';
import { bankOf, type Bank } from '#lib/practice/bank.ts';
import { catalogueOf } from '#lib/practice/catalogue.ts';
import * as difficulties from '#lib/server/difficulties.ts';
import * as modules from '#lib/server/modules.ts';
import { shelf } from '../../shelf.ts';

/** Made once for a shelf; it changes only where a case is reserved or given back. */
let held: { readonly of: string; readonly bank: Promise<Bank> } | undefined;
/** The same in text, with what answers have told of it. */
let made: { bank: Bank; told: difficulties.Difficulties; body: string } | undefined;

/** Everything that can be practised, without its texts: enough to choose, not enough to ask. */
export async function GET({ locals }) {
	const open = await shelf(locals);
	const of = open.map(({ id }) => id).join();
	if (held?.of !== of) held = { of, bank: bankFor(open) };
	const bank = await held.bank;
	const told = difficulties.latest(locals.store.db, bank, locals.now);
	if (made?.bank !== bank || made.told !== told) {
		made = { bank, told, body: JSON.stringify(catalogueOf(bank, told)) };
	}
	return new Response(made.body, {
		headers: { 'content-type': 'application/json', 'cache-control': 'no-cache' }
	});
}

async function bankFor(open: readonly ModuleSummary[]): Promise<Bank> {
	const contents = await Promise.all(
		open.map(async ({ id }) => {
			const module = await modules.find(id);
			const key = module && (await modules.findKey(id, module.revision));
			return module && key ? [{ module, key }] : [];
		})
	);
	return bankOf(contents.flat());
}
