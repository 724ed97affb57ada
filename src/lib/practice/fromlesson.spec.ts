import { expect, it } from 'vitest';
import type { LessonEvent, LogEntry } from '../lesson/event.ts';
import { clockKey, clockModule } from '../lesson/fixture.ts';
import { planLesson } from '../lesson/plan.ts';
import { readCsv } from '../content/csv.ts';
import { reviewsOf } from './fromlesson.ts';
import { answered } from './fixture.ts';
import { tableOf } from './table.ts';

const module = clockModule;
const key = clockKey;
const plan = planLesson(module, { feedback: 'item', confidence: 'optional', seed: 1 });
const first = plan.steps[0]![0]!;
const log = (...events: LessonEvent[]): LogEntry[] =>
	events.map((event, seq) => ({ seq, id: `e${seq}`, at: 1000 + seq, event }));

it('a lesson’s answer counts from the step that handed it in, with the same id each time', () => {
	const truth = key.keys[first]!;
	if (truth.kind !== 'label') throw new Error('The first question is a sentence.');
	const given: LessonEvent[] = [
		{ type: 'begin' },
		...(plan.examples.length ? [{ type: 'leave-examples' } as const] : []),
		{ type: 'choose', item: first, answer: { label: truth.answer } },
		{ type: 'sure', item: first, confidence: 3 }
	];
	const lesson = { id: 'lesson', module, key, plan, entries: log(...given) };
	expect(reviewsOf(lesson, 'Europe/Berlin')).toEqual([]);
	const entries = log(...given, { type: 'submit' }, { type: 'next' });
	const reviews = reviewsOf({ ...lesson, entries }, 'Europe/Berlin');
	expect(reviews).toMatchObject([
		{ id: `lesson/${first}`, at: 1000 + given.length, offset: 60, correct: true, confidence: 3 }
	]);
	expect(reviewsOf({ ...lesson, entries }, 'Europe/Berlin')).toEqual(reviews);
});

it('the table runs nothing in a spreadsheet', () => {
	const text = tableOf([answered({ item: '=HYPERLINK("x")', confidence: 2 })]);
	expect(text).toContain(`'=HYPERLINK`);
	expect(readCsv(text.slice(1), ',')[1]?.cells).toContain('=HYPERLINK("x")');
});
