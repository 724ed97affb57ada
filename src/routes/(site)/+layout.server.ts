import type { LayoutServerLoad } from './$types';

/** Who is signed in, for the header. */
export const load: LayoutServerLoad = ({ locals: { person } }) => ({
	person: person && { name: person.name, role: person.role }
});
