import { expect, type Page } from '@playwright/test';
import type { AsideRecord, AttemptRecord } from '#lib/client/database.ts';
import type { Key, PublicItem } from '#lib/content/module.ts';
import type { Answer } from '#lib/lesson/answer.ts';
import type { LessonEvent, LogEntry } from '#lib/lesson/event.ts';
import { planLesson, type FeedbackPolicy } from '#lib/lesson/plan.ts';
import { kept, startLesson, type Course } from './lesson.ts';
import { keyOf } from './told.ts';

/** What a learner did before the test begins, worked out from the questions. */
export type Past = (course: Course, asked: readonly PublicItem[]) => readonly LessonEvent[];

/** Opens a lesson in which these things have happened; a finished one shows its summary. */
export async function openAt(
	page: Page,
	module: string,
	past: Past,
	feedback: FeedbackPolicy = 'item'
): Promise<Course> {
	const course = await startLesson(page, module, `?feedback=${feedback}`);
	await expect(kept(page)).toHaveAttribute('data-kept', 'device');
	const { id, options } = await page.evaluate(readAttempt);
	const plan = planLesson(course.module, options);
	const asked = plan.steps.flat().flatMap((name) => plan.items[name] ?? []);
	const log = past(course, asked).map((event, seq): LogEntry & { attempt: string } => ({
		attempt: id,
		seq,
		id: `event-${seq}`,
		at: Date.now(),
		event
	}));
	await page.evaluate(replaceLog, log);
	await page.reload();
	if (log.at(-1)?.event.type === 'finish') await page.waitForURL(/\/summary$/);
	else await expect(kept(page)).toBeVisible();
	return course;
}

/** How many attempts the device has. */
export const attempts = (page: Page) =>
	page.evaluate(async () => {
		const opening = indexedDB.open('grounds');
		await new Promise((resolve) => (opening.onsuccess = resolve));
		const counting = opening.result.transaction('attempts').objectStore('attempts').count();
		await new Promise((resolve) => (counting.onsuccess = resolve));
		opening.result.close();
		return counting.result;
	});

/** Runs in the page: the only attempt on the device. */
async function readAttempt() {
	const opening = indexedDB.open('grounds');
	await new Promise((resolve) => (opening.onsuccess = resolve));
	const reading = opening.result.transaction('attempts').objectStore('attempts').getAll();
	await new Promise((resolve) => (reading.onsuccess = resolve));
	opening.result.close();
	return reading.result[0] as AttemptRecord;
}

/** Runs in the page: puts another log in the place of the one that is there. */
async function replaceLog(log: readonly unknown[]) {
	const opening = indexedDB.open('grounds');
	await new Promise((resolve) => (opening.onsuccess = resolve));
	const change = opening.result.transaction('events', 'readwrite');
	change.objectStore('events').clear();
	for (const entry of log) change.objectStore('events').put(entry);
	await new Promise((resolve) => (change.oncomplete = resolve));
	opening.result.close();
}

/** Makes the last step on the device unreadable. */
export const spoilLast = (page: Page, garbage: object) =>
	page.evaluate(async (fields) => {
		const opening = indexedDB.open('grounds');
		await new Promise((resolve) => (opening.onsuccess = resolve));
		const change = opening.result.transaction('events', 'readwrite');
		const last = change.objectStore('events').openCursor(null, 'prev');
		last.onsuccess = () => {
			const { attempt, seq } = last.result?.value as { attempt: string; seq: number };
			last.result?.update({ attempt, seq, ...fields });
		};
		await new Promise((resolve) => (change.oncomplete = resolve));
		opening.result.close();
	}, garbage);

/** What was set aside because it could not be read. */
export const setAside = (page: Page) =>
	page.evaluate(async () => {
		const opening = indexedDB.open('grounds');
		await new Promise((resolve) => (opening.onsuccess = resolve));
		const reading = opening.result.transaction('aside').objectStore('aside').getAll();
		await new Promise((resolve) => (reading.onsuccess = resolve));
		opening.result.close();
		return reading.result as AsideRecord[];
	});

/** At the first question. */
export const atStart: Past = () => [{ type: 'begin' }, { type: 'leave-examples' }];

/** At the first question of a kind. */
export const at =
	(kind: PublicItem['kind']): Past =>
	(course, asked) => [...atStart(course, asked), { type: 'look', item: firstOf(kind, asked).id }];

/** After the answer to the first question of a kind was handed in. */
export const after =
	(kind: PublicItem['kind'], answer: (key: Key) => Answer): Past =>
	(course, asked) => {
		const item = firstOf(kind, asked);
		return [
			...at(kind)(course, asked),
			{ type: 'choose', item: item.id, answer: answer(keyOf(course, item)) },
			{ type: 'sure', item: item.id, confidence: 3 },
			{ type: 'submit' }
		];
	};

/** At the end, every question answered. */
export const atEnd =
	(answer: (key: Key, nth: number) => Answer): Past =>
	(course, asked) => [
		...atStart(course, asked),
		...asked.flatMap((item, nth): LessonEvent[] => [
			{ type: 'choose', item: item.id, answer: answer(keyOf(course, item), nth) },
			{ type: 'sure', item: item.id, confidence: 2 },
			{ type: 'submit' },
			...(nth + 1 < asked.length ? [{ type: 'next' } as const] : [])
		]),
		{ type: 'finish' }
	];

function firstOf(kind: PublicItem['kind'], asked: readonly PublicItem[]): PublicItem {
	const item = asked.find((one) => one.kind === kind);
	if (!item) throw new Error(`This lesson has no ${kind}.`);
	return item;
}
