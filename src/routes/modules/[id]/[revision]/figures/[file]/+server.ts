import * as editions from '#lib/server/editions.ts';
import { kept, missing } from '../../replies.ts';

/** A figure opened by itself may draw and style, and do nothing else. */
const policy = "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'; sandbox";

export async function GET({ params, locals }) {
	const { id, revision, file } = params;
	const figure = await editions.findFigure(locals.store.db, id, revision, file);
	if (!figure) return missing('This figure is not here. The case may have been corrected.');
	return kept(Buffer.from(figure.base64, 'base64'), figure.type, {
		'content-security-policy': policy
	});
}
