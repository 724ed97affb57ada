import * as classes from '#lib/server/classes.ts';
import { workOf } from './work.ts';

/** Someone's classes; for those in which they learn, what is to be done next. */
export async function load({ locals }) {
	const { db } = locals.store;
	const person = locals.person!;
	const mine = await classes.of(db, person.id);
	const listed = mine.map(async (room) => {
		const learns = room.role === 'student' && !room.archived;
		const work = learns
			? await workOf(db, { room, person, archived: room.archived }, locals.now)
			: [];
		return { ...room, ahead: work.filter(({ ahead }) => ahead).slice(0, 3) };
	});
	return { classes: await Promise.all(listed), teaches: person.role !== 'student' };
}
