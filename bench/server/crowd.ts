import { clockModule } from '../../src/lib/lesson/fixture.ts';
import type { LessonEvent, LogEntry } from '../../src/lib/lesson/event.ts';
import { planLesson } from '../../src/lib/lesson/plan.ts';
import type { Sitting, Standing } from '../../src/lib/lesson/standing.ts';
import * as assignments from '../../src/lib/server/assignments.ts';
import * as attempts from '../../src/lib/server/attempts.ts';
import { classroom, draft } from '../../src/lib/server/classfixture.ts';
import { addMember } from '../../src/lib/server/fixture.ts';
import * as codes from '../../src/lib/server/codes.ts';
import * as names from '../../src/lib/server/names.ts';
import * as phrases from '../../src/lib/server/phrases.ts';
import * as sessions from '../../src/lib/server/sessions.ts';
import * as settings from '../../src/lib/server/settings.ts';
import * as students from '../../src/lib/server/students.ts';
import { open, type Db } from '../../src/lib/server/store/open.ts';
import type { Ask } from './traffic.ts';

/** Students of one class. */
const classSize = 30;

/** Makes learners in classes with one assignment each, signed in. */
export async function gather(url: string, count: number, begun: boolean): Promise<Learner[]> {
	const { db, close } = await open(url);
	const secret = await settings.secret(db);
	const learners: Learner[] = [];
	while (learners.length < count) {
		const enrol = await room(db, secret, begun);
		const size = Math.min(classSize, count - learners.length);
		learners.push(...(await Promise.all(Array.from({ length: size }, enrol))));
	}
	await close();
	return learners;
}

/** What a class fills in to come back, each on a device that has never been there. */
export async function goneHome(url: string, count: number): Promise<URLSearchParams[]> {
	const { db, close } = await open(url);
	const now = new Date();
	const { id } = await classroom(db);
	const code = await codes.renew(db, id, 14, now);
	const one = async (_: unknown, index: number) => {
		const name = names.read(`Student ${index}`);
		if (typeof name === 'string') throw new Error('No name.');
		const phrase = phrases.draw();
		await phrases.set(db, await students.enrol(db, id, name, now), phrase, now);
		return new URLSearchParams({ class: code, name: name.shown, phrase });
	};
	const forms = await Promise.all(Array.from({ length: count }, one));
	await close();
	return forms;
}

async function room(db: Db, secret: string, begun: boolean) {
	const now = new Date();
	const { id, teacher } = await classroom(db);
	const asked = { ...draft, due_at: null, feedback: 'submission' } as const;
	const assignment = await assignments.create(db, { class: id, by: teacher, draft: asked }, now);
	return async () => {
		const learner = await addMember(db, id, 'Student');
		const value = await sessions.create(db, secret, learner, now);
		const session = `${sessions.cookieName('http://localhost')}=${encodeURIComponent(value)}`;
		// The device knows whose it is since its first page.
		const made = new Learner(id, assignment, `${session}; grounds-owner=${learner}`);
		if (!begun) return made;
		const started = await attempts.start(
			db,
			{ class: id, assignment, learner, preview: false },
			now
		);
		if (!started || !('sitting' in started)) throw new Error('An attempt did not start.');
		const { attempt } = started.sitting;
		const place = { class: id, attempt, learner, session: null };
		const first = made.sit(started.sitting);
		const appended = await attempts.append(db, place, first, now);
		if (appended?.status !== 200) throw new Error('An attempt did not begin.');
		return made;
	};
}

/** One learner, who does one thing after the other. */
export class Learner {
	readonly cookie: string;
	readonly #room: string;
	readonly #assignment: string;
	#attempt = '';
	#items: readonly string[] = [];
	#next = 0;
	/** What leads to the first item; sent with the first answer. */
	#first: readonly LogEntry[] = [];
	busy = false;

	constructor(room: string, assignment: string, cookie: string) {
		this.#room = room;
		this.#assignment = assignment;
		this.cookie = cookie;
	}

	/** The student's page of the assignment. */
	get page(): string {
		return `/classes/${this.#room}/assignments/${this.#assignment}`;
	}

	start = async (ask: Ask): Promise<boolean> => {
		const path = `/api${this.page}/attempts`;
		const { status, body } = await ask('POST', path, this.cookie);
		if (status === 201) this.#first = this.sit(JSON.parse(body) as Sitting);
		return status === 201;
	};

	/** @returns what leads to the first item */
	sit({ attempt, options }: Sitting): LogEntry[] {
		this.#attempt = attempt;
		this.#items = planLesson(clockModule, options)
			.steps.flat()
			.filter((id) => clockModule.items.some((item) => item.id === id && item.kind === 'label'));
		return [this.#entry({ type: 'begin' }), this.#entry({ type: 'leave-examples' })];
	}

	/** Sends one answer; well if the server says that it is stored. */
	answer = async (ask: Ask): Promise<boolean> => {
		this.busy = true;
		const before = this.#next;
		const item = this.#items[before % this.#items.length] ?? '';
		const label = (['evidence', 'inference', 'assertion'] as const)[before % 3]!;
		const entries = [...this.#first, this.#entry({ type: 'choose', item, answer: { label } })];
		const path = `/api/classes/${this.#room}/attempts/${this.#attempt}/events`;
		try {
			const { status, body } = await ask('POST', path, this.cookie, { entries });
			const { next = before } = JSON.parse(body) as Partial<Standing>;
			this.#next = Math.max(next, this.#first.length);
			if (status === 200) this.#first = [];
			return status === 200 && next === before + 1;
		} catch {
			this.#next = before;
			return false;
		} finally {
			this.busy = false;
		}
	};

	#entry(event: LessonEvent): LogEntry {
		const seq = this.#next++;
		return { seq, id: `${this.#attempt.slice(0, 8)}${seq}`, at: Date.now(), event };
	}
}

/** Somebody who is not waiting for the server; everybody in turn. */
export function takeTurns(learners: readonly Learner[]): () => Learner {
	let turn = 0;
	return () => {
		for (let tried = 0; tried < learners.length; tried++) {
			const learner = learners[turn++ % learners.length];
			if (learner && !learner.busy) return learner;
		}
		throw new Error('All learners wait for the server.');
	};
}
