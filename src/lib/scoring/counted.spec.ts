import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { countedOf, taken, type CountRule } from './counted.ts';
import { median } from './median.ts';

const attempt = (number: number, share: number | null, change = {}) => ({
	number,
	share,
	over: true,
	setAside: false,
	...change
});

test.each([
	['best', 2],
	['last', 3],
	['first', 1]
] as const)('the %s of three attempts is number %i', (rule, number) => {
	const three = [attempt(3, 0.2), attempt(1, 0.4), attempt(2, 0.9)];
	expect(countedOf(three, rule)?.number).toBe(number);
});

it('counts none that still runs or was set aside', () => {
	const running = attempt(2, 1, { over: false });
	const aside = attempt(3, 1, { setAside: true });
	for (const rule of ['best', 'last', 'first'] as const) {
		expect(countedOf([running, aside, attempt(1, 0)], rule)?.number).toBe(1);
		expect(countedOf([running, aside], rule)).toBeUndefined();
	}
});

it('takes the earlier of two that are equally good', () => {
	expect(countedOf([attempt(2, 0.5), attempt(1, 0.5)], 'best')?.number).toBe(1);
});

test('the order in which attempts come changes nothing, and none is better than the best', () => {
	const one = fc.record({
		share: fc.option(fc.double({ min: 0, max: 1, noNaN: true })),
		over: fc.boolean(),
		setAside: fc.boolean()
	});
	const list = fc
		.array(one, { maxLength: 6 })
		.map((all) => all.map((fields, index) => ({ ...fields, number: index + 1 })));
	const rules = fc.constantFrom<CountRule>('best', 'last', 'first');
	fc.assert(
		fc.property(
			list.chain((all) =>
				fc.tuple(fc.constant(all), fc.shuffledSubarray(all, { minLength: all.length }))
			),
			rules,
			([all, shuffled], rule) => {
				const counted = countedOf(all, rule);
				expect(countedOf(shuffled, rule)).toBe(counted);
				const standing = all.filter(({ over, setAside }) => over && !setAside);
				expect(counted === undefined).toBe(standing.length === 0);
				if (rule === 'best' && counted) {
					expect(Math.max(...standing.map(({ share }) => share ?? 0))).toBe(counted.share ?? 0);
				}
			}
		)
	);
});

describe('late work', () => {
	test.each([
		['count', null, 'all'],
		['count', false, 'all'],
		['refuse', true, 'in-time'],
		['ask', null, 'in-time'],
		['ask', false, 'in-time'],
		['ask', true, 'all']
	] as const)('where the rule is to %s and the teacher said %s: %s', (rule, decision, expected) => {
		expect(taken(rule, decision)).toBe(expected);
	});
});

describe('the median', () => {
	it('is the middle, or half-way between the two middles', () => {
		expect(median([9, 1, 4])).toBe(4);
		expect(median([4, 1])).toBe(2.5);
		expect(median([3, 3])).toBe(3);
	});

	it('does not exist below two values', () => {
		expect(median([])).toBeNull();
		expect(median([7])).toBeNull();
	});
});
