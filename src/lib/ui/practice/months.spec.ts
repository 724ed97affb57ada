import { expect, it } from 'vitest';
import { attemptOf } from '../../practice/attempt.ts';
import { answered, caseOf, day, noon, type Asked } from '../../practice/fixture.ts';
import type { Attempt } from '../../scoring/first.ts';
import { monthsOf } from './months.ts';

const content = caseOf(
	'case0',
	Array.from({ length: 60 }, (_, at): Asked => [
		`t${at}`,
		(['evidence', 'inference', 'assertion'] as const)[at % 3]!,
		[]
	])
);

/** Every sentence from one to another is called evidence. */
const called = (from: number, to: number, at: number): Attempt[] =>
	Array.from({ length: to - from }, (_, nth) => from + nth).flatMap((item) =>
		attemptOf(answered({ item: String(item), at, answer: { label: 'evidence' } }), content)
	);

it('counts a sentence in the month in which it was answered first, and only there', () => {
	const [october, later] = monthsOf(
		[...called(0, 60, noon + 40 * day), ...called(0, 30, noon)],
		'Europe/Berlin'
	);
	expect(october?.discernment.evidence).toMatchObject({ signals: 10, hits: 10, enough: false });
	expect(later?.discernment.evidence).toMatchObject({ signals: 10, noises: 20, falseAlarms: 20 });
});

it('gives no figure for a month of too few answers, and one for enough', () => {
	const months = monthsOf(called(0, 60, noon), 'Europe/Berlin');
	expect(months).toHaveLength(1);
	expect(months[0]?.discernment.evidence.enough).toBe(true);
	expect(monthsOf(called(0, 57, noon), 'Europe/Berlin')[0]?.discernment.evidence.enough).toBe(
		false
	);
});

it('goes by the learner’s own months, and leaves room for those without an answer', () => {
	const newYear = Date.UTC(2026, 0, 1, 2);
	const atHome = monthsOf(called(0, 1, newYear), 'Europe/Berlin')[0]!;
	const inNewYork = monthsOf(called(0, 1, newYear), 'America/New_York')[0]!;
	expect(atHome.nth - inNewYork.nth).toBe(1);
	const [one, other] = monthsOf(
		[...called(0, 1, newYear), ...called(1, 2, newYear + 70 * day)],
		'Europe/Berlin'
	);
	expect(other!.nth - one!.nth).toBe(2);
});
