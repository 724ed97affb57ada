import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { labels } from '../content/vocabulary.ts';
import { clockKey, clockModule } from '../lesson/fixture.ts';
import type { LessonEvent } from '../lesson/event.ts';
import { planLesson } from '../lesson/plan.ts';
import { project, type Line } from './projection.ts';

const items = ['stop', 'oil', 'neglect', 'strike'];
const plan = planLesson(clockModule, { feedback: 'set', confidence: 'optional', items, seed: 1 });
const subject = { plan, key: clockKey };
const open = { deadline: null, certainty: false };

/** One line a second, by device and server alike. */
const log = (...events: readonly LessonEvent[]): Line[] =>
	events.map((event, index) => ({ event, at: index * 1000, serverAt: index * 1000 }));

const event = fc.oneof(
	fc.record({
		type: fc.constant('choose' as const),
		item: fc.constantFrom(...items),
		answer: fc.record({ label: fc.constantFrom(...labels) })
	}),
	fc.record({ type: fc.constant('look' as const), item: fc.constantFrom(...items) }),
	fc.constantFrom<LessonEvent>({ type: 'submit' }, { type: 'finish' }, { type: 'next' })
);
const anyLog = fc
	.array(event, { maxLength: 20 })
	.map((events) => log({ type: 'begin' }, { type: 'leave-examples' }, ...events));

describe('a projection', () => {
	it('says where one is, and since when it is handed in', () => {
		const choice = { type: 'choose', item: 'stop', answer: { label: 'evidence' } } as const;
		const opening = [{ type: 'begin' }, { type: 'leave-examples' }] as const;
		expect(project(subject, log(), open)).toMatchObject({ item: null, chosen: 0, lastAt: null });
		expect(project(subject, log(...opening, choice), open)).toMatchObject({
			item: 1,
			asked: 4,
			chosen: 1,
			handedInAt: null,
			worked: 2000
		});
		const done = log(...opening, choice, { type: 'finish' }, { type: 'finish' });
		expect(project(subject, done, open)).toMatchObject({
			handedInAt: 3000,
			all: { points: 1, answered: 1 }
		});
	});

	it('takes nothing off for the same wrong answer given again', () => {
		const opening = [{ type: 'begin' }, { type: 'leave-examples' }] as const;
		const wrong = { type: 'choose', item: 'stop', answer: { label: 'assertion' } } as const;
		const right = { type: 'choose', item: 'oil', answer: { label: 'inference' } } as const;
		const end = { type: 'finish' } as const;
		const once = project(subject, log(...opening, wrong, right, end), open);
		const often = log(...opening, wrong, wrong, wrong, right, wrong, right, end, end);
		expect(project(subject, often, open).all).toEqual(once.all);
		expect(once.all).toMatchObject({ answered: 2 });
	});

	it('finds nothing late without a deadline, or when all came before it', () => {
		fc.assert(
			fc.property(anyLog, (lines) => {
				const plain = project(subject, lines, open);
				expect(plain.late).toBe(false);
				expect(plain.inTime).toEqual(plain.all);
				const last = lines.at(-1)?.serverAt ?? 0;
				expect(project(subject, lines, { ...open, deadline: last })).toEqual(plain);
			})
		);
	});

	it('marks in time what the log held at its deadline, whatever came after', () => {
		fc.assert(
			fc.property(anyLog, fc.nat(25), (lines, second) => {
				const deadline = second * 1000;
				const before = lines.filter(({ serverAt }) => serverAt <= deadline);
				const { inTime } = project(subject, lines, { ...open, deadline });
				expect(inTime).toEqual(project(subject, before, open).all);
			})
		);
	});

	it('takes no mark from what a device’s clock says', () => {
		fc.assert(
			fc.property(anyLog, fc.integer(), (lines, shift) => {
				const shifted = lines.map((line) => ({ ...line, at: line.at * 3 + shift }));
				const deadline = 4000;
				const { worked: _, ...one } = project(subject, lines, { ...open, deadline });
				const { worked: __, ...other } = project(subject, shifted, { ...open, deadline });
				expect(other).toEqual(one);
			})
		);
	});
});
