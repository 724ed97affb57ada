import * as forms from '#lib/server/forms.ts';

/** Reads a form in which one name may be ticked several times. */
export async function readChosen<Schema extends Parameters<typeof forms.read>[0]>(
	schema: Schema,
	request: Request,
	name: string
) {
	const data = await request.formData();
	// What was read once cannot be read again; this is the same form, checked already.
	const again = new Request(request.url, { method: 'POST', body: data });
	const form = await forms.read(schema, again);
	return { form, chosen: data.getAll(name).map(String) };
}
