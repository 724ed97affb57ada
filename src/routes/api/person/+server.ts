import { json } from '@sveltejs/kit';

/** Who is signed in, so that a page that is open for long never sends one person's work as another's. */
export function GET({ locals: { person } }) {
	const reply = person && { id: person.id, name: person.name };
	return json(reply, { headers: { 'cache-control': 'private, no-store' } });
}
