import { circular, same, type Edge } from './edges.ts';

/** `x` from 0 to 1 across the drawing, `row` from 0 at the top. */
export type Spot = { readonly x: number; readonly row: number };
export type Line = Edge & { readonly points: readonly Spot[]; readonly circular: boolean };
export type Layout = {
	readonly rows: number;
	readonly spots: ReadonlyMap<string, Spot>;
	/** Share of the width that a node of this row may use for its label. */
	readonly widths: readonly number[];
	readonly lines: readonly Line[];
};

/** More than three labels do not fit beside each other on a phone. */
const most = 3;
/** A line that passes a row needs less room than a node. */
const passing = 0.3;

/**
 * Draws who rests on whom in layers, from the first sentence down to the roots; deterministic.
 * After Sugiyama, Tagawa and Toda, Methods for visual understanding of hierarchical system
 * structures, IEEE Transactions SMC 11 (1981) 109–125: circles are cut, nodes layered by longest
 * path, long lines given room in the rows they pass, rows ordered by the mean place of what rests
 * on them.
 */
export function layOut(
	sentences: readonly string[],
	roots: readonly string[],
	edges: readonly Edge[],
	/** Drawn as well, but without a say in where things stand. */
	extra: readonly Edge[] = []
): Layout {
	const closing = circular(sentences, edges);
	const down = edges.filter((edge) => !closing.some((other) => same(edge, other)));
	const rowOf = split(depths(sentences, roots, down));
	const rows = Math.max(0, ...rowOf.values()) + 1;
	const passes = down.flatMap((edge, index) => {
		const [from = 0, to = 0] = [rowOf.get(edge.from), rowOf.get(edge.to)];
		return Array.from({ length: Math.max(0, to - from - 1) }, (_, step) => ({
			id: `${index}:${step}`,
			row: from + 1 + step,
			above: step === 0 ? edge.from : `${index}:${step - 1}`
		}));
	});

	const spots = new Map<string, Spot>();
	const widths: number[] = [];
	for (let row = 0; row < rows; row++) {
		const nodes = [...sentences, ...roots]
			.filter((id) => rowOf.get(id) === row)
			.map((id) => ({ id, size: 1, above: parentsOf(id) }));
		const through = passes
			.filter((pass) => pass.row === row)
			.map(({ id, above }) => ({ id, size: passing, above: [above] }));
		const slots = [...nodes, ...through]
			.map((slot, index) => ({ ...slot, at: mean(slot.above) ?? (index + 0.5) / nodes.length }))
			.sort((a, b) => a.at - b.at);
		const total = slots.reduce((sum, { size }) => sum + size, 0);
		let left = 0;
		for (const { id, size } of slots) {
			spots.set(id, { x: (left + size / 2) / total, row });
			left += size;
		}
		widths.push(1 / total);
	}
	return { rows, spots, widths, lines: [...edges, ...extra].map(lineOf) };

	function parentsOf(id: string): readonly string[] {
		return down.flatMap((edge, index) => {
			if (edge.to !== id) return [];
			const last = passes.findLast((pass) => pass.id.startsWith(`${index}:`));
			return [last?.id ?? edge.from];
		});
	}
	function mean(ids: readonly string[]): number | undefined {
		const places = ids.flatMap((id) => spots.get(id)?.x ?? []);
		return places.length === 0 ? undefined : places.reduce((a, b) => a + b, 0) / places.length;
	}
	function lineOf(edge: Edge): Line {
		const index = down.indexOf(edge);
		const between = index < 0 ? [] : passes.filter(({ id }) => id.startsWith(`${index}:`));
		const ids = [edge.from, ...between.map(({ id }) => id), edge.to];
		const circular = closing.some((other) => same(edge, other));
		return { ...edge, circular, points: ids.flatMap((id) => spots.get(id) ?? []) };
	}
}

/** Longest way down to each node. What nothing leads to yet stands under the headline. */
function depths(sentences: readonly string[], roots: readonly string[], down: readonly Edge[]) {
	const depth = new Map<string, number>();
	const of = (id: string): number => {
		const known = depth.get(id);
		if (known !== undefined) return known;
		const above = down.filter(({ to }) => to === id).map(({ from }) => of(from));
		const found = above.length > 0 ? Math.max(...above) + 1 : id === sentences[0] ? 0 : 1;
		depth.set(id, found);
		return found;
	};
	const lowest = Math.max(0, ...sentences.map(of));
	for (const root of roots) depth.set(root, lowest + 1);
	return depth;
}

/** Rows without gaps, none wider than `most`. */
function split(depth: ReadonlyMap<string, number>): ReadonlyMap<string, number> {
	const row = new Map<string, number>();
	let next = 0;
	for (const level of [...new Set(depth.values())].sort((a, b) => a - b)) {
		const members = [...depth].filter(([, one]) => one === level).map(([id]) => id);
		const needed = Math.ceil(members.length / most);
		const each = Math.ceil(members.length / needed);
		members.forEach((id, index) => row.set(id, next + Math.floor(index / each)));
		next += needed;
	}
	return row;
}
