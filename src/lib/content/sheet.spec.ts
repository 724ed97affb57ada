import { describe, expect, test } from 'vitest';
import { compileOne, ferry, withSlips } from './ferry.ts';
import { codeOf, sheetAsCsv, sheetAsJson, sheetOf } from './sheet.ts';

const { draft, signs } = compileOne(ferry);
const sheet = sheetOf(draft, 1);
const itemOf = (id: string) => sheet.items.find((one) => one.item === codeOf('ferry', id))!;

describe('what a labeller sees', () => {
	test('every item once, with its signs', () => {
		const found = Object.fromEntries(sheet.items.map((one) => [one.item, one.signs]));
		const wanted = Object.entries(signs).map(([id, four]) => [codeOf('ferry', id), four]);
		expect(found).toEqual(Object.fromEntries(wanted));
		expect(sheet.items).toHaveLength(wanted.length);
	});

	test('the sentence in its passage, the claim, the question and the options', () => {
		expect(itemOf('over')).toMatchObject({
			claim: 'The Alda carried more people on Sunday than she may.',
			sentences: ['As 412 is sixty-two more than that, she was very likely overloaded.'],
			options: ['evidence', 'inference', 'assertion']
		});
		const [passage = ''] = itemOf('over').passages;
		expect(passage).toContain('Norrport Gazette · article · 2031-05-06\nOverloaded ferry');
		expect(passage).toContain('Her licence allows 350. As 412 is');
		expect(passage).toContain('[Figure: Bar chart of ten trips in May;');
		expect(itemOf('how-many').passages[1]).toContain('Reis: I clicked every one');
		expect(itemOf('how-many').sentences).toHaveLength(2);
		expect(itemOf('how-sure').options).toEqual(['gazette/1', 'gazette/4', 'radio/2', 'nowhere']);
	});

	test('a twin stands in the passage in its own wording', () => {
		const [passage = ''] = itemOf('count-bare').passages;
		expect(passage).toContain('with 412 people on board. Her licence');
		expect(passage).not.toContain('ticket log');
	});

	test('nothing of the key, and no name that says too much', () => {
		const plain = sheetAsJson({ ...sheet, howTo: [] });
		for (const secret of ['count-bare', 'how-many', 'settles', 'copied from the log'])
			expect(plain).not.toContain(secret);
		expect(new Set(sheet.items.map((one) => Object.keys(one).join())).size).toBe(1);
		// The key may change as it likes: the sheet stays, but for words that settle (in the signs).
		const other = withSlips(
			['items.yaml', 'sound: false', 'sound: true'],
			['items.yaml', 'rose: gazette/1', 'rose: gazette/4'],
			['items.yaml', 'not gazette/4', 'not gazette/1']
		);
		expect(sheetOf(compileOne(other).draft, 1)).toEqual(sheet);
	});
});

describe('the order', () => {
	test('is the seed’s', () => {
		const order = (seed: number) => sheetOf(draft, seed).items.map((one) => one.item);
		expect(order(1)).toEqual(order(1));
		expect(new Set([1, 2, 3, 4, 5].map((seed) => order(seed).join())).size).toBeGreaterThan(3);
	});

	test('says nothing about the place in the module, and parts minimal pairs', () => {
		const [original, twin] = [codeOf('ferry', 'count'), codeOf('ferry', 'count-bare')];
		let originalFirst = 0;
		let apart = 0;
		const places = new Map<string, number>();
		const sheets = 2000;
		for (let seed = 1; seed <= sheets; seed++) {
			const order = sheetOf(draft, seed).items.map((one) => one.item);
			if (order.indexOf(original) < order.indexOf(twin)) originalFirst++;
			apart += Math.abs(order.indexOf(original) - order.indexOf(twin));
			order.forEach((item, at) => places.set(item, (places.get(item) ?? 0) + at));
		}
		// Two of seven places chosen blindly lie (7 + 1) / 3 apart.
		expect(apart / sheets).toBeGreaterThan(3.2);
		expect(originalFirst / sheets).toBeCloseTo(0.5, 1);
		for (const sum of places.values()) expect(Math.abs(sum / sheets - 3)).toBeLessThan(0.2);
	});
});

test('a formula in a passage is none in the table', () => {
	const files = withSlips(
		['sources/gazette.md', '[7] Half of', '[7] =HYPERLINK(1) Half of'],
		['module.yaml', 'overload: The', 'overload: +The']
	);
	const csv = sheetAsCsv(sheetOf(compileOne(files).draft, 1));
	expect(csv).toContain(",'=HYPERLINK(1) Half of all trips");
	expect(csv).toContain(",'+The Alda carried");
	expect(csv).not.toMatch(/[,\n]"?[=+@-]/);
	expect(csv).toMatch(/,#[0-9a-f]{4},/);
});
