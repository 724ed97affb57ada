import * as classes from '#lib/server/classes.ts';
import { caseOf } from '../../../../shelf.ts';

/** The classes that a case can be given to by whoever asks. */
export async function load({ locals, params }) {
	const { id, title, lang } = await caseOf(params.module, locals);
	const own = await classes.of(locals.store.db, locals.person!.id);
	return {
		module: { id, title, lang },
		classes: own
			.filter(({ role, archived }) => !archived && (role === 'teacher' || role === 'co-teacher'))
			.map(({ id, name, students }) => ({ id, name, students }))
	};
}
