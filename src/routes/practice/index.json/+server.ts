import { bankOf } from '#lib/practice/bank.ts';
import { catalogueOf } from '#lib/practice/catalogue.ts';
import * as modules from '#lib/server/modules.ts';

let body: Promise<string> | undefined;

/** Everything that can be practised, without its texts: enough to choose, not enough to ask. */
export async function GET() {
	body ??= catalogue();
	return new Response(await body, {
		headers: { 'content-type': 'application/json', 'cache-control': 'no-cache' }
	});
}

async function catalogue(): Promise<string> {
	const contents = await Promise.all(
		modules.list().map(async ({ id }) => {
			const module = await modules.find(id);
			const key = module && (await modules.findKey(id, module.revision));
			return module && key ? [{ module, key }] : [];
		})
	);
	return JSON.stringify(catalogueOf(bankOf(contents.flat())));
}
