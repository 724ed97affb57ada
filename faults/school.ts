import { addAttempt, asked, assign, makeClass } from '../src/lib/server/fixture.ts';
import * as sessions from '../src/lib/server/sessions.ts';
import * as settings from '../src/lib/server/settings.ts';
import { open } from '../src/lib/server/store/open.ts';
import { Learner } from './learner.ts';

/** Puts a class into a database, as a server would find it whose students have all begun. */
export async function foundSchool(url: string, students: number): Promise<Learner[]> {
	const { db, close } = await open(url);
	const secret = await settings.secret(db);
	const room = await makeClass(db, ...Array.from({ length: students }, (_, at) => `Ada ${at}`));
	const assignment = await assign(db, room, { due_at: null });
	const enrol = async (student: string) => {
		const attempt = await addAttempt(db, assignment, student, []);
		const value = await sessions.create(db, secret, student, new Date());
		const cookie = `${sessions.cookieName('http://localhost')}=${value}`;
		return new Learner(room.id, attempt, cookie, asked[0]);
	};
	const learners = await Promise.all(room.students.map(enrol));
	await close();
	return learners;
}
