import { error } from '@sveltejs/kit';

/**
 * The body of a request that says that it is JSON; a form in another site's page cannot say so.
 * @throws HttpError 415; and 400 or 413 by `guardBody`
 */
export function readJson(request: Request): Promise<unknown> {
	const type = request.headers.get('content-type') ?? '';
	if (!/^application\/json\s*(;|$)/i.test(type)) error(415, 'Only JSON is taken here.');
	return request.json();
}
