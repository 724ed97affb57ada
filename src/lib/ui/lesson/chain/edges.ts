/** `from` rests on `to`. */
export type Edge = { readonly from: string; readonly to: string };

type Links = Readonly<Record<string, readonly string[]>>;

export const edgesOf = (links: Links): readonly Edge[] =>
	Object.entries(links).flatMap(([from, targets]) => targets.map((to) => ({ from, to })));

export const same = (a: Edge, b: Edge) => a.from === b.from && a.to === b.to;

/**
 * The edges that close a circle: those that lead back to a node still being walked when the graph
 * is walked depth first from the top, in the order given.
 */
export function circular(nodes: readonly string[], edges: readonly Edge[]): readonly Edge[] {
	const closing: Edge[] = [];
	const done = new Set<string>();
	const walk = (node: string, above: readonly string[]) => {
		if (done.has(node)) return;
		for (const edge of edges.filter(({ from }) => from === node)) {
			if (above.includes(edge.to) || edge.to === node) closing.push(edge);
			else walk(edge.to, [...above, node]);
		}
		done.add(node);
	};
	for (const node of nodes) walk(node, []);
	return closing;
}
