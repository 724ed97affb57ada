import { readClaim, readExplained, readReasons, readSentence, readUse } from './item.ts';
import type { Asking } from './item.ts';
import type { ChainKey, PublicChainItem, SentenceId } from './module.ts';
import { badName, isName } from './name.ts';
import { didYouMean } from './similar.ts';

export type ChainItem = {
	readonly line: number;
	readonly asked: PublicChainItem;
	readonly key: ChainKey;
};

export function readChain(asking: Asking): ChainItem | undefined {
	const { id, record, passages, notes } = asking;
	const roots = readRoots(asking);
	const entries = record.entries('links');
	const named = new Set(entries.map((entry) => entry.name));
	const links = new Map<SentenceId, string[]>();
	let whole = entries.length > 0;
	for (const { name, line, value } of entries) {
		const sentence = readSentence(name, line, asking);
		if (sentence === undefined || value.kind !== 'list') {
			whole = false;
			continue;
		}
		links.set(
			sentence,
			value.values.flatMap((one) => {
				if (one.kind !== 'text') return [];
				if (roots.has(one.text) || (named.has(one.text) && one.text !== name)) return [one.text];
				whole = false;
				if (one.text === name) notes.error(one.line, `${name} cannot rest on itself.`);
				else if (!one.text.includes('/'))
					notes.error(
						one.line,
						`there is no root "${one.text}".${didYouMean(one.text, roots.keys())} Add "${one.text}: what it is" under roots, or correct the name.`
					);
				else if (readSentence(one.text, one.line, asking) !== undefined)
					notes.error(
						one.line,
						`${one.text} has no line of its own under links. Add "${one.text}: [what it rests on]", or [] when it shows no ground.`
					);
				return [];
			})
		);
	}
	const independent = record.number('independent');
	if (whole && independent !== undefined) checkIndependent(asking, links, roots, independent);

	const own = new Map<SentenceId, string>();
	if (whole)
		for (const sentence of links.keys()) own.set(sentence, passages.texts.get(sentence) ?? '');
	const explained = readExplained(asking, own, ['more', 'fewer']);
	const needed = independent === 0 ? ['more'] : ['more', 'fewer'];
	const reasons = readReasons(asking, undefined, ['more', 'fewer'], needed);
	if (!whole || independent === undefined) return undefined;
	return {
		line: record.line,
		asked: {
			kind: 'chain',
			id,
			use: readUse(asking),
			claim: readClaim(asking),
			sentences: [...links.keys()],
			roots: Object.fromEntries([...roots].sort(([a], [b]) => (a < b ? -1 : 1)))
		},
		key: { kind: 'chain', links: Object.fromEntries(links), independent, ...explained, reasons }
	};
}

function readRoots({ record, notes }: Asking): Map<string, string> {
	const roots = new Map<string, string>();
	for (const { name, line, value } of record.entries('roots')) {
		if (!isName(name)) notes.error(line, badName(name));
		else if (value.kind === 'text') roots.set(name, value.text);
	}
	return roots;
}

/**
 * Walks from the headline. The author may count fewer roots than are reached (two of them may be
 * one), never more; sentences that only rest on one another count as one ground together.
 */
function checkIndependent(
	{ record, notes }: Asking,
	links: ReadonlyMap<SentenceId, readonly string[]>,
	roots: ReadonlyMap<string, string>,
	independent: number
): void {
	const [headline] = links.keys();
	const reached = new Set<string>();
	const open = headline === undefined ? [] : [headline];
	for (let next = open.pop(); next !== undefined; next = open.pop()) {
		if (reached.has(next)) continue;
		reached.add(next);
		open.push(...(links.get(next) ?? []));
	}
	const found = [...roots.keys()].filter((root) => reached.has(root));
	const circle = !found.length && hasCircle(links, reached) ? 1 : 0;
	if (independent > found.length + circle)
		notes.error(
			record.lineOf('independent'),
			`${independent} roots are said to be independent, but ${headline} leads to ${found.length + circle}${found.length ? ` (${found.join(', ')})` : ''}. Correct the number or the links.`
		);
	for (const name of [...roots.keys(), ...links.keys()])
		if (!reached.has(name))
			notes.warning(
				record.lineOf('links'),
				`nothing leads from ${headline} to "${name}". Link it, or delete it.`
			);
}

/** Whether some of the sentences rest on one another in a circle: leaves are peeled off in turn. */
function hasCircle(
	links: ReadonlyMap<SentenceId, readonly string[]>,
	among: ReadonlySet<string>
): boolean {
	const left = new Map([...links].filter(([sentence]) => among.has(sentence)));
	for (let before = -1; before !== left.size;) {
		before = left.size;
		for (const [sentence, grounds] of left)
			if (!grounds.some((ground) => left.has(ground))) left.delete(sentence);
	}
	return left.size > 0;
}
