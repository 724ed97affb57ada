import { expect, it } from 'vitest';
import type { LessonEvent, LogEntry } from '../lesson/event.ts';
import { clockKey, clockModule } from '../lesson/fixture.ts';
import { planLesson } from '../lesson/plan.ts';
import { readCsv } from '../content/csv.ts';
import { readIn, reviewsOf } from './fromlesson.ts';
import { textsOf } from './bank.ts';
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

it('a lesson’s passages are read as far as it went, also those of examples and of what was skipped', () => {
	const read = (...events: LessonEvent[]) =>
		new Set(readIn({ module, plan, entries: log(...events) }));
	const passages = (items: readonly string[]) =>
		new Set(items.flatMap((id) => textsOf(module.id, plan.items[id]!)));
	const { examples, steps } = plan;
	const [begin, leave] = [{ type: 'begin' }, { type: 'leave-examples' }] as const;
	expect(read()).toEqual(new Set());
	expect(read(begin)).toEqual(passages(examples.slice(0, 1)));
	const started = [...examples.slice(0, 1), ...steps[0]!];
	expect(read(begin, leave)).toEqual(passages(started));
	const skips = steps.map((): LessonEvent => ({ type: 'skip' }));
	expect(read(begin, leave, ...skips)).toEqual(passages([...started, ...steps.flat()]));
	expect(passages(steps.flat()).size).toBeGreaterThan(1);
});

it('the table runs nothing in a spreadsheet', () => {
	const text = tableOf([answered({ item: '=HYPERLINK("x")', confidence: 2 })]);
	expect(text).toContain(`'=HYPERLINK`);
	expect(readCsv(text.slice(1), ',')[1]?.cells).toContain('=HYPERLINK("x")');
});
