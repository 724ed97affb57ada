import { readChain } from './chain.ts';
import type { ChainItem } from './chain.ts';
import { readCompare } from './compare.ts';
import type { CompareItem } from './compare.ts';
import type { Asking } from './item.ts';
import { readLabel } from './label.ts';
import type { LabelItem } from './label.ts';
import { readLadder } from './ladder.ts';
import type { LadderItem } from './ladder.ts';
import type { LabelKey } from './module.ts';
import { badName, isName } from './name.ts';
import type { Passages } from './passages.ts';
import type { Notes } from './problem.ts';
import { readRecord } from './record.ts';
import { itemFields } from './tables.ts';
import type { ItemKind } from './tables.ts';
import { readYaml } from './yaml.ts';
import type { Dict } from './yaml.ts';

export type DraftItem = LabelItem | CompareItem | LadderItem | ChainItem;

const kindsOfItem = Object.keys(itemFields) as ItemKind[];

/**
 * Reads `items.yaml`. Items that cannot be asked are left out, after why has been noted.
 *
 * @param claims name → sentence
 */
export function readItems(
	text: string,
	passages: Passages,
	claims: ReadonlyMap<string, string>,
	notes: Notes
): DraftItem[] {
	const yaml = readYaml(text, notes);
	if (!yaml) return [];
	if (yaml.kind !== 'list') {
		notes.error(
			1,
			'items.yaml is a list. Begin every item with "- label: name", "- compare: name" or another kind.'
		);
		return [];
	}
	const taken = new Map<string, number>();
	const labelled = new Map<string, LabelItem>();
	/** Items that had to be left out; what refers to them is not reported again. */
	const broken = new Set<string>();
	const items: DraftItem[] = [];
	for (const value of yaml.values) {
		const first = value.kind === 'dict' ? value.entries[0] : undefined;
		const kind = kindsOfItem.find((one) => one === first?.name);
		if (value.kind !== 'dict' || !first || !kind) {
			notes.error(
				value.line,
				`an item begins with "label:", "compare:", "ladder:" or "chain:" and its name, not "${first ? `${first.name}:` : 'text' in value ? value.text : ''}".`
			);
			continue;
		}
		const id = first.value.kind === 'text' ? first.value.text : '';
		const before = taken.get(id);
		if (!isName(id)) notes.error(first.line, badName(id));
		else if (before !== undefined)
			notes.error(
				first.line,
				`the name "${id}" is taken (line ${before}). Names are kept for ever; choose another.`
			);
		if (before === undefined) taken.set(id, first.line);
		const asking = ask(value, kind, id, passages, claims, notes);
		const item = readKind(kind, asking, labelled, broken);
		if (!item) broken.add(id);
		if (!item || before !== undefined || !isName(id)) continue;
		items.push(item);
		if (item.asked.kind === 'label') labelled.set(id, item as LabelItem);
	}
	return withTwins(items, labelled, passages, notes);
}

function ask(
	dict: Dict,
	kind: ItemKind,
	id: string,
	passages: Passages,
	claims: ReadonlyMap<string, string>,
	notes: Notes
): Asking {
	const fields = itemFields[kind];
	const record = readRecord(dict, fields, `a ${kind} item`, notes, (name) =>
		name.startsWith('not ')
	);
	for (const field of fields)
		if (field.required && !record.has(field.name))
			notes.error(record.line, `"${id}" has no "${field.name}:". ${field.ask ?? ''}`.trim());
	return { id, record, passages, claims, notes };
}

function readKind(
	kind: ItemKind,
	asking: Asking,
	labelled: ReadonlyMap<string, LabelItem>,
	broken: ReadonlySet<string>
): DraftItem | undefined {
	if (kind === 'label') return readLabel(asking, labelled, broken);
	if (kind === 'compare') return readCompare(asking);
	return kind === 'ladder' ? readLadder(asking) : readChain(asking);
}

/** Gives an original and its first twin each other's wording, so that feedback can show the pair. */
function withTwins(
	items: readonly DraftItem[],
	labelled: ReadonlyMap<string, LabelItem>,
	passages: Passages,
	notes: Notes
): DraftItem[] {
	const pairs = new Map<string, LabelKey['twin']>();
	for (const { asked, key } of labelled.values()) {
		const original = asked.twinOf === undefined ? undefined : labelled.get(asked.twinOf);
		if (!original) continue;
		const reads = passages.texts.get(original.asked.sentence) ?? '';
		if (!pairs.has(original.asked.id))
			pairs.set(original.asked.id, { reads: asked.reads ?? reads, answer: key.answer });
		pairs.set(asked.id, { reads, answer: original.key.answer });
	}
	return items.map((item) => {
		if (item.asked.kind !== 'label') return item;
		const { asked, key, line } = item as LabelItem;
		const twin = pairs.get(asked.id);
		if (!twin && !key.change && asked.twinOf === undefined)
			notes.warning(
				line,
				`"${asked.id}" does not say what would change its label. Add "change: …" or a twin.`
			);
		return twin ? { line, asked, key: { ...key, twin } } : item;
	});
}
