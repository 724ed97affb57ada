import type { Module, ModuleKey } from './module.ts';

/** Shorter runs are everyday words, and stand in any page. */
const shortest = 16;

/**
 * What gives a key away, for tests that search what is sent: words of each item's key that stand neither
 * in the module nor in another item's key. Runs of plain letters, which JSON, HTML and scripts all
 * write alike.
 * @returns item → runs of words
 */
export function canaries(module: Module, { keys }: ModuleKey): ReadonlyMap<string, string[]> {
	const all = Object.entries(keys).map(
		([id, key]) => [id, new Set(textsIn(key).flatMap(runs))] as const
	);
	const open = textsIn(module).join('\n');
	return new Map(
		all.map(([id, mine]) => [
			id,
			[...mine].filter(
				(run) =>
					!open.includes(run) && !all.some(([other, theirs]) => other !== id && theirs.has(run))
			)
		])
	);
}

/** The items of whose key something stands in a text. */
export const leaked = (text: string, birds: ReadonlyMap<string, readonly string[]>): string[] =>
	[...birds].filter(([, runs]) => runs.some((run) => text.includes(run))).map(([id]) => id);

function textsIn(value: unknown): string[] {
	if (typeof value === 'string') return [value];
	return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsIn) : [];
}

const runs = (text: string) =>
	(text.match(/[\p{L}\p{N} ]+/gu) ?? [])
		.map((run) => run.trim())
		.filter((run) => run.length >= shortest);
