import { expect, it } from 'vitest';
import { draw, ranked } from './draw.ts';

const seeds = Array.from({ length: 3000 }, (_, seed) => seed);

it('draws each of several names about as often', () => {
	for (const name of ['a', 'b', 'c']) {
		const won = seeds.filter((seed) => draw(['a', 'b', 'c'], seed) === name).length;
		expect(won).toBeGreaterThan(900);
		expect(won).toBeLessThan(1100);
	}
});

it('does not let one draw foretell another', () => {
	const alike = seeds.filter(
		(seed) => (draw(['a1', 'b1'], seed) === 'a1') === (draw(['a2', 'b2'], seed) === 'a2')
	);
	expect(alike.length).toBeGreaterThan(1350);
	expect(alike.length).toBeLessThan(1650);
});

it('changes a draw only in favour of the name that joins', () => {
	for (const seed of seeds) {
		const drawn = draw(['a', 'b', 'c'], seed);
		if (drawn !== 'c') expect(draw(['b', 'a'], seed)).toBe(drawn);
	}
});

it('draws nothing from nothing', () => {
	expect(draw([], 1)).toBeUndefined();
});

it('puts names into an order that depends on the seed alone', () => {
	const orders = seeds.map((seed) => ranked(['a', 'b', 'c'], seed).join(''));
	expect(seeds.map((seed) => ranked(['c', 'a', 'b'], seed).join(''))).toEqual(orders);
	for (const order of ['abc', 'acb', 'bac', 'bca', 'cab', 'cba']) {
		const times = orders.filter((one) => one === order).length;
		expect(times).toBeGreaterThan(400);
		expect(times).toBeLessThan(600);
	}
});

it('does not tell by the order what was drawn', () => {
	const alike = seeds.filter((seed) => ranked(['a', 'b'], seed)[0] === draw(['a', 'b'], seed));
	expect(alike.length).toBeGreaterThan(1350);
	expect(alike.length).toBeLessThan(1650);
});
