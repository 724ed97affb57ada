import fc from 'fast-check';
import { expect, test } from 'vitest';
import { circular, edgesOf } from './edges.ts';
import { layOut } from './layout.ts';

const sentences = ['a', 'b', 'c', 'd'];
const roots = ['r', 's'];
const row = (links: Record<string, string[]>, node: string) =>
	layOut(sentences, roots, edgesOf(links)).spots.get(node)?.row;

test('what is rested on stands below, the roots at the bottom', () => {
	const links = { a: ['b'], b: ['c', 'd'], c: ['r'], d: ['s'] };
	expect(['a', 'b', 'c', 'd', 'r', 's'].map((node) => row(links, node))).toEqual([
		0, 1, 2, 2, 3, 3
	]);
});

test('before anything is linked the headline stands alone on top', () => {
	expect(sentences.map((node) => row({}, node))).toEqual([0, 1, 1, 1]);
});

test('a circle is found, and drawn all the same', () => {
	const edges = edgesOf({ a: ['b'], b: ['c'], c: ['a', 'r'] });
	expect(circular(sentences, edges)).toEqual([{ from: 'c', to: 'a' }]);
	const { lines } = layOut(sentences, roots, edges);
	expect(lines).toHaveLength(4);
	expect(lines.filter((line) => line.circular)).toMatchObject([{ from: 'c', to: 'a' }]);
});

test('a line past a row has a place of its own there', () => {
	const { lines, spots } = layOut(sentences, roots, edgesOf({ a: ['b', 'r'], b: ['c'] }));
	const long = lines.find(({ to }) => to === 'r');
	expect(long?.points.map((point) => point.row)).toEqual([0, 1, 2, 3]);
	const taken = [...spots].filter(([id]) => sentences.includes(id)).map(([, spot]) => spot);
	expect(taken).not.toContainEqual(long?.points[1]);
});

test('an extra line moves nothing', () => {
	const edges = edgesOf({ a: ['b'], b: ['r'] });
	const extra = [{ from: 'd', to: 'a' }];
	const plain = layOut(sentences, roots, edges);
	const more = layOut(sentences, roots, edges, extra);
	expect(more.lines).toHaveLength(plain.lines.length + 1);
	for (const node of [...sentences, ...roots]) {
		expect(more.spots.get(node)).toEqual(plain.spots.get(node));
	}
});

test('nodes of a row never overlap, and no row holds more than three', () => {
	const nodes = fc.constantFrom(...'abcdefgh', 'r', 's', 't', 'u');
	const links = fc.dictionary(fc.constantFrom(...'abcdefgh'), fc.uniqueArray(nodes));
	fc.assert(
		fc.property(links, (drawn) => {
			const edges = edgesOf(drawn).filter(({ from, to }) => from !== to);
			const all = [...'abcdefgh', 'r', 's', 't', 'u'];
			const { rows, spots, widths, lines } = layOut([...'abcdefgh'], ['r', 's', 't', 'u'], edges);
			expect(lines).toHaveLength(edges.length);
			for (let at = 0; at < rows; at++) {
				const places = all
					.flatMap((id) => spots.get(id) ?? [])
					.filter((spot) => spot.row === at)
					.map(({ x }) => x)
					.sort((a, b) => a - b);
				expect(places.length).toBeLessThanOrEqual(3);
				for (const [index, x] of places.entries()) {
					const next = places[index + 1] ?? 1 + (widths[at] ?? 0) / 2;
					expect(next - x).toBeGreaterThanOrEqual((widths[at] ?? 0) - 1e-9);
				}
			}
		})
	);
});
