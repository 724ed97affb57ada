import type { ModuleSummary } from '#lib/content/module.ts';
import { bankOf } from '#lib/practice/bank.ts';
import { catalogueOf } from '#lib/practice/catalogue.ts';
import * as modules from '#lib/server/modules.ts';
import { shelf } from '../../shelf.ts';

/** Made once for a shelf; it changes only where a case is reserved or given back. */
let made: { readonly of: string; readonly body: Promise<string> } | undefined;

/** Everything that can be practised, without its texts: enough to choose, not enough to ask. */
export async function GET({ locals }) {
	const open = await shelf(locals);
	const of = open.map(({ id }) => id).join();
	if (made?.of !== of) made = { of, body: catalogue(open) };
	return new Response(await made.body, {
		headers: { 'content-type': 'application/json', 'cache-control': 'no-cache' }
	});
}

async function catalogue(open: readonly ModuleSummary[]): Promise<string> {
	const contents = await Promise.all(
		open.map(async ({ id }) => {
			const module = await modules.find(id);
			const key = module && (await modules.findKey(id, module.revision));
			return module && key ? [{ module, key }] : [];
		})
	);
	return JSON.stringify(catalogueOf(bankOf(contents.flat())));
}
