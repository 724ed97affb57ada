import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test as base, type BrowserContext, type Page } from '@playwright/test';
import { hash, readFiles } from '../scripts/questions.ts';
import { root } from '../scripts/install.js';
import { compile } from '../src/lib/content/compile.ts';
import type { LessonEvent } from '../src/lib/lesson/event.ts';
import { addMember, assign, makeClass } from '../src/lib/server/fixture.ts';
import * as codes from '../src/lib/server/codes.ts';
import * as phrases from '../src/lib/server/phrases.ts';
import * as sessions from '../src/lib/server/sessions.ts';
import * as settings from '../src/lib/server/settings.ts';
import { open, type Store } from '../src/lib/server/store/open.ts';
import type { AssignmentRow } from '../src/lib/server/store/tables.ts';
import { give, rightAnswer } from './answer.ts';
import { check, feedback, onScreen, type Course } from './lesson.ts';
import { startServer, type OwnServer } from './ownserver.ts';
import { keyOf } from './told.ts';

/** An assignment of a class of its own, and who works at it. */
export type Desk = {
	readonly class: string;
	readonly assignment: string;
	readonly student: string;
	readonly classmate: string;
	readonly teacher: string;
	/** Where the student works. */
	readonly address: string;
};

/** Minutes of a time limit. */
export const limit = 60;

/** A server with a database of its own, that can be killed and comes back at the same address. */
export class Campus {
	readonly folder = mkdtempSync(join(tmpdir(), 'grounds-graded-'));
	readonly url = join(this.folder, 'grounds.db');
	readonly course: Course;
	server!: OwnServer;
	store!: Store;
	#port = '0';

	constructor() {
		const built = compile(readFiles(join(root, 'questions')), { hash });
		const found = built.find((one) => one.built?.module.id === 'first-steps')?.built;
		if (!found) throw new Error('There is no case “first-steps”.');
		this.course = found;
	}

	async open(): Promise<this> {
		await this.start();
		this.store = await open(this.url);
		return this;
	}

	async start(): Promise<void> {
		this.server = await startServer({ DATABASE_URL: this.url, PORT: this.#port });
		this.#port = new URL(this.server.origin).port;
	}

	async close(): Promise<void> {
		await this.server.stop();
		await this.store.close();
		rmSync(this.folder, { recursive: true, force: true });
	}

	/** A class with an assignment that explains each answer, unless it is changed. */
	async assign(change: Partial<AssignmentRow> = {}): Promise<Desk> {
		const { db } = this.store;
		const { module, key } = this.course;
		await db
			.insertInto('revision')
			.values({
				module: module.id,
				revision: module.revision,
				content: JSON.stringify(module),
				key: JSON.stringify(key),
				created_at: new Date().toISOString()
			})
			.onConflict((same) => same.doNothing())
			.execute();
		const room = await makeClass(db, 'Ada Linden', 'Bo Ash');
		const teacher = await addMember(db, room.id, 'Ms Vale', { role: 'teacher' });
		const { id } = await assign(db, room, {
			module: module.id,
			revision: module.revision,
			title: 'First steps, for Tuesday',
			items: null,
			due_at: null,
			feedback: 'item',
			late: 'count',
			...change
		});
		const [student = '', classmate = ''] = room.students;
		const address = `${this.server.origin}/classes/${room.id}/assignments/${id}/lesson`;
		return { class: room.id, assignment: id, student, classmate, teacher, address };
	}

	/** Signs a browser in as someone. */
	async enter(context: BrowserContext, user: string): Promise<void> {
		const { origin } = this.server;
		const secret = await settings.secret(this.store.db);
		const value = await sessions.create(this.store.db, secret, user, new Date());
		const name = sessions.cookieName(origin);
		const expires = Math.floor(Date.now() / 1000) + 24 * 60 * 60;
		await context.addCookies([{ name, value: encodeURIComponent(value), url: origin, expires }]);
	}

	/** What the student comes back with: the code of the class and four words. */
	async comeBack({ class: id, student }: Desk): Promise<{ code: string; phrase: string }> {
		const phrase = phrases.draw();
		await phrases.set(this.store.db, student, phrase, new Date());
		return { code: await codes.renew(this.store.db, id, 14, new Date()), phrase };
	}

	/** Has the time of the student's attempt be up in so many milliseconds. */
	async leave({ assignment, student }: Desk, milliseconds: number): Promise<void> {
		const ends = Date.now() + milliseconds;
		await this.store.db
			.updateTable('attempt')
			.set({
				started_at: new Date(ends - limit * 60_000).toISOString(),
				ends_at: new Date(ends).toISOString()
			})
			.where('assignment', '=', assignment)
			.where('learner', '=', student)
			.execute();
	}

	/** Ends every session of someone. */
	async signOut(user: string): Promise<void> {
		await this.store.db.deleteFrom('session').where('userId', '=', user).execute();
	}

	/** What the server has of the student's attempts, in order. */
	async stored({ assignment, student }: Desk): Promise<LessonEvent[]> {
		const rows = await this.store.db
			.selectFrom('event')
			.innerJoin('attempt', 'attempt.id', 'event.attempt')
			.select('event.body')
			.where('attempt.assignment', '=', assignment)
			.where('attempt.learner', '=', student)
			.orderBy('attempt.number')
			.orderBy('event.seq')
			.execute();
		return rows.map(({ body }) => JSON.parse(body) as LessonEvent);
	}

	/** The answers that the server has: item → the last one chosen. */
	async answers(desk: Desk): Promise<Record<string, unknown>> {
		const chosen = (await this.stored(desk)).filter((event) => event.type === 'choose');
		return Object.fromEntries(chosen.map(({ item, answer }) => [item, answer]));
	}
}

/** Tests with a campus that all tests of a worker share. */
export const test = base.extend<object, { campus: Campus }>({
	campus: [
		// eslint-disable-next-line no-empty-pattern -- Playwright reads what is used from the pattern
		async ({}, use) => {
			const campus = await new Campus().open();
			await use(campus);
			await campus.close();
		},
		{ scope: 'worker' }
	]
});

/** The word that is always there. */
export const word = (page: Page) => page.locator('[data-kept]');
export const expectWord = (page: Page, kept: 'saved' | 'device' | 'not-saved') =>
	expect(word(page)).toHaveAttribute('data-kept', kept);

/** Begins, and is at the first question; the server has heard of it. */
export async function begin(page: Page, { address }: Desk): Promise<void> {
	await page.goto(address);
	await page.getByRole('button', { name: 'Begin' }).click();
	await page.getByRole('button', { name: 'Skip the examples' }).click();
	await expect(page.getByRole('complementary', { name: 'Your answer' })).toBeVisible();
	await expectWord(page, 'saved');
}

/** Opens an attempt where it was left. */
export async function goOn(page: Page, { address }: Desk): Promise<void> {
	await page.goto(address);
	await expect(word(page)).toBeVisible();
}

/** A student's page at the first question. */
export async function seat(page: Page, campus: Campus, change: Partial<AssignmentRow> = {}) {
	const desk = await campus.assign(change);
	await campus.enter(page.context(), desk.student);
	await begin(page, desk);
	return desk;
}

/** Gives the right answer to the question on the screen. */
export async function answer(page: Page, { course }: Campus) {
	const item = await onScreen(page, course);
	await give(page, item, rightAnswer(keyOf(course, item)));
	return item;
}

/** Answers the question on the screen, reads the explanation, and goes on. */
export async function answerAndGoOn(page: Page, campus: Campus) {
	const item = await answer(page, campus);
	await check(page);
	await page.getByRole('button', { name: /^(Next|Hand in and finish)/ }).click();
	await expect(feedback(page)).toHaveCount(0);
	await expect(page.locator('[data-focus]')).toBeVisible();
	return item;
}

export const choice = (page: Page, name: string) =>
	page.getByRole('radio', { name: new RegExp(`^${name}`) });
