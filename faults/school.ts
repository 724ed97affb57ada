import { clockModule } from '../src/lib/lesson/fixture.ts';
import { planLesson } from '../src/lib/lesson/plan.ts';
import * as assignments from '../src/lib/server/assignments.ts';
import * as attempts from '../src/lib/server/attempts.ts';
import { classroom, draft, join, person } from '../src/lib/server/classfixture.ts';
import * as sessions from '../src/lib/server/sessions.ts';
import * as settings from '../src/lib/server/settings.ts';
import { open, type Db } from '../src/lib/server/store/open.ts';
import { Learner } from './learner.ts';

/** Puts a class into a database whose students have all begun. */
export async function foundSchool(url: string, students: number): Promise<Learner[]> {
	const { db, close } = await open(url);
	const now = new Date();
	const secret = await settings.secret(db);
	const room = await classroom(db);
	const asked = { ...draft, due_at: null };
	const assignment = await assignments.create(
		db,
		{ class: room.id, by: room.teacher, draft: asked },
		now
	);
	const enter = (): Promise<Learner> => enrol(db, { room: room.id, assignment, secret, now });
	const learners = await Promise.all(Array.from({ length: students }, enter));
	await close();
	return learners;
}

type Asked = {
	readonly room: string;
	readonly assignment: string;
	readonly secret: string;
	readonly now: Date;
};

async function enrol(db: Db, { room, assignment, secret, now }: Asked): Promise<Learner> {
	const learner = await join(db, room, await person(db, 'student'), 'student');
	const seat = { class: room, assignment, learner, preview: false };
	const started = await attempts.start(db, seat, now);
	if (!started || !('sitting' in started)) throw new Error('The attempt did not start.');
	const { attempt, options } = started.sitting;
	const [item = ''] = planLesson(clockModule, options).steps[0] ?? [];
	const value = await sessions.create(db, secret, learner, now);
	const cookie = `${sessions.cookieName('http://localhost')}=${value}`;
	return new Learner(room, attempt, cookie, item);
}
