import fc from 'fast-check';
import { expect, test } from 'vitest';
import { termsOf } from './terms.ts';

const day = (number: number) => new Date(Date.UTC(2026, 10, number)).toISOString();
const common = {
	opens_at: day(2),
	due_at: day(10),
	locks_at: day(12),
	attempts: 2,
	minutes: 20
};
const none = { opens_at: null, due_at: null, locks_at: null, attempts: null, minutes: null };

test('without exceptions it is the terms of the class', () => {
	expect(termsOf(common, [], 1)).toEqual({
		opensAt: day(2),
		dueAt: day(10),
		locksAt: day(12),
		attempts: 2,
		minutes: 20,
		reasons: []
	});
});

test('an exception stands instead of it, with its reason; what it leaves out stays', () => {
	const terms = termsOf(common, [{ ...none, due_at: day(11), reason: 'You were ill.' }], 1);
	expect(terms).toMatchObject({ opensAt: day(2), dueAt: day(11), locksAt: day(12), attempts: 2 });
	expect(terms.reasons).toEqual([{ what: 'due', reason: 'You were ill.' }]);
});

test('an exception without a reason says who made it, and one without effect says nothing', () => {
	const terms = termsOf(common, [{ ...none, due_at: day(10), attempts: 3, reason: '' }], 1);
	expect(terms.reasons).toEqual([
		{ what: 'attempts', reason: 'Your teacher made an exception for you.' }
	]);
});

test('who may hand in later than the class is not locked out before that', () => {
	const terms = termsOf(common, [{ ...none, due_at: day(20), reason: 'Trip' }], 1);
	expect(terms.locksAt).toBe(day(20));
	expect(terms.reasons).toEqual([
		{ what: 'due', reason: 'Trip' },
		{ what: 'locks', reason: 'Trip' }
	]);
});

test('extra time multiplies the limit, also of an exception, up to whole minutes', () => {
	expect(termsOf(common, [], 1.1).minutes).toBe(22);
	expect(termsOf({ ...common, minutes: 25 }, [], 1.25).minutes).toBe(32);
	expect(termsOf(common, [{ ...none, minutes: 40, reason: 'r' }], 1.5).minutes).toBe(60);
	expect(termsOf({ ...common, minutes: null }, [], 1.5)).toMatchObject({
		minutes: null,
		reasons: []
	});
	expect(termsOf(common, [], 1.5).reasons).toEqual([
		{ what: 'minutes', reason: 'You have extra time: 50% more.' }
	]);
});

test('an exception of 0 attempts or minutes lifts the limit, and nothing is more generous', () => {
	const lifted = { ...none, attempts: 0, minutes: 0, reason: 'lifted' };
	const more = { ...none, attempts: 20, minutes: 600, reason: 'more' };
	for (const both of [
		[lifted, more],
		[more, lifted]
	]) {
		const terms = termsOf(common, both, 1.5);
		expect(terms).toMatchObject({ attempts: null, minutes: null });
		expect(terms.reasons.map(({ reason }) => reason)).toEqual(['lifted', 'lifted']);
	}
});

test('of any exceptions in any order the most generous wins, field by field', () => {
	const date = fc.option(fc.integer({ min: 1, max: 28 }).map(day));
	const count = fc.option(fc.integer({ min: 0, max: 20 }));
	const exception = fc.record({
		opens_at: date,
		due_at: date,
		locks_at: date,
		attempts: count,
		minutes: count,
		reason: fc.constant('because')
	});
	fc.assert(
		fc.property(fc.array(exception, { minLength: 1, maxLength: 6 }), (all) => {
			const { reasons, ...terms } = termsOf(common, all, 1);
			const { reasons: _, ...other } = termsOf(common, [...all].reverse(), 1);
			expect(terms).toEqual(other);
			for (const { what } of reasons)
				expect(['opens', 'due', 'locks', 'attempts', 'minutes']).toContain(what);
			const given = <T>(pick: (one: (typeof all)[number]) => T | null) =>
				all.flatMap((one) => pick(one) ?? []);
			const opens = given((one) => one.opens_at);
			expect(terms.opensAt).toBe(opens.length ? opens.sort()[0] : common.opens_at);
			const due = given((one) => one.due_at);
			expect(terms.dueAt).toBe(due.length ? due.sort().at(-1) : common.due_at);
			const locks = given((one) => one.locks_at);
			const latest = locks.length ? locks.sort().at(-1)! : common.locks_at;
			expect(terms.locksAt).toBe([latest, terms.dueAt!].sort().at(-1));
			for (const field of ['attempts', 'minutes'] as const) {
				const counts = given((one) => one[field]);
				const most = counts.includes(0) ? null : Math.max(...counts);
				expect(terms[field]).toBe(counts.length ? most : common[field]);
			}
		})
	);
});
