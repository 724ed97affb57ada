import { randomFrom, shuffled } from './chance.ts';
import { writeCsv } from './csv.ts';
import type { Draft } from './draft.ts';
import type { DraftItem } from './items.ts';
import { choicesOf } from './labellings.ts';
import type { SentenceId, Source } from './module.ts';
import { joiner, sourceOf } from './passages.ts';
import { labelTests, verdictTests } from './test.ts';
import { labels, verdicts } from './vocabulary.ts';

/**
 * The item's name on the sheet: names such as `count-bare` would say too much. FNV-1a in 32 bits;
 * the letter keeps spreadsheets from reading a number.
 */
export function codeOf(module: string, item: string): string {
	let sum = 0x811c9dc5;
	for (const sign of `${module}/${item}`) sum = Math.imul(sum ^ sign.codePointAt(0)!, 0x01000193);
	return `q${(sum >>> 0).toString(36).padStart(7, '0')}`;
}

/** One item as a labeller sees it: no field of it can hold an answer of the key. */
type Asked = {
	/** Its code. */
	readonly item: string;
	/** The four signs of the wording. */
	readonly signs: string;
	readonly claim: string;
	readonly passages: readonly string[];
	readonly sentences: readonly string[];
	readonly question: string;
	readonly options: readonly string[];
};

/** What somebody fills in who does not know the key. */
export type Sheet = {
	readonly howTo: readonly string[];
	readonly module: string;
	readonly items: readonly Asked[];
};

/** The items of a module without their keys, in an order that the seed decides. */
export function sheetOf(draft: Draft, seed: number): Sheet {
	return {
		howTo,
		module: draft.id,
		items: inOrder(draft.items, seed).map((item) => askedOf(item, draft))
	};
}

/** Minimal pairs are parted: one of each in the first half, the other in the second. */
function inOrder(items: readonly DraftItem[], seed: number): DraftItem[] {
	const random = randomFrom(seed);
	const families = new Map<string, DraftItem[]>();
	for (const item of items) {
		const name = (item.asked.kind === 'label' && item.asked.twinOf) || item.asked.id;
		families.set(name, [...(families.get(name) ?? []), item]);
	}
	const halves: [DraftItem[], DraftItem[]] = [[], []];
	for (const family of families.values()) {
		const from = random() < 0.5 ? 0 : 1;
		shuffled(family, random).forEach((item, at) => halves[((from + at) % 2) as 0 | 1].push(item));
	}
	return halves.flatMap((half) => shuffled(half, random));
}

function askedOf(item: DraftItem, { id, passages, signs }: Draft): Asked {
	const { asked, key } = item;
	const text = (sentence: SentenceId) => passages.texts.get(sentence) ?? '';
	const named = (sentence: SentenceId) => `[${sentence}] ${text(sentence)}`;
	const sentences =
		asked.kind === 'label'
			? [asked.reads ?? text(asked.sentence)]
			: key.kind === 'compare'
				? key.pair.map(text)
				: 'sentences' in asked
					? asked.sentences.map(named)
					: [];
	const shown = new Set(
		asked.kind === 'label'
			? [sourceOf(asked.sentence)]
			: asked.kind === 'compare'
				? asked.sources
				: asked.sentences.map(sourceOf)
	);
	const other = asked.kind === 'label' && asked.reads !== undefined ? asked : undefined;
	const roots = asked.kind === 'chain' ? Object.entries(asked.roots) : [];
	return {
		item: codeOf(id, asked.id),
		signs: signs.get(asked.id) ?? '',
		claim: asked.claim,
		passages: [...shown].map((source) =>
			passageOf(passages.sources.get(source)!, (sentence, words) =>
				sentence === other?.sentence ? (other.reads ?? words) : words
			)
		),
		sentences: [...sentences, ...roots.map(([name, what]) => `${name} (not shown): ${what}`)],
		question: questionOf(item),
		options: choicesOf(item) ?? ['a number: 0, 1, 2 …']
	};
}

function questionOf({ asked }: DraftItem): string {
	switch (asked.kind) {
		case 'label':
			return 'On what grounds is this sentence said, for the claim at issue?';
		case 'compare':
			return `How do the two sentences stand to each other? They are compared on: ${asked.question}`;
		case 'ladder':
			return 'In which sentence does certainty rise without new evidence?';
		case 'chain':
			return 'On how many independent roots does the first sentence rest in the end?';
	}
}

/** A passage as plain text: what it is, then its blocks. */
function passageOf(source: Source, wording: (id: SentenceId, text: string) => string): string {
	const head = [source.outlet, source.kind, source.date, source.title, source.author];
	const blocks = source.blocks.map(({ speaker, figure, sentences }) => {
		const text = sentences.map((one) => wording(one.id, one.text)).join(joiner(source.lang));
		const said = speaker ? `${speaker}: ${text}` : text;
		return figure ? `[Figure: ${figure.description}] ${said}`.trim() : said;
	});
	const speakers = Object.entries(source.speakers).map(([name, who]) => `${name}: ${who}`);
	return [
		head.filter((part) => part).join(' · '),
		...(speakers.length ? [`(${speakers.join('; ')})`] : []),
		...blocks
	].join('\n');
}

const howTo: readonly string[] = [
	'How to fill this sheet. Nothing in it says which answer is right; please do not look at items.yaml.',
	'1. Write a pseudonym (small letters, digits, hyphens) behind "labeller" and the day, as 2031-06-01, behind "date".',
	'2. Go through the items from top to bottom. Read the passage, then write one of the options under "answer", as it is spelt there. Leave it empty where you cannot decide.',
	'3. If you like, write one sentence under "reason": the words that decided it.',
	'4. Change nothing else, least of all "item" and "signs". Save as CSV (UTF-8) or JSON and send it back.',
	`Label: ask in this order, about the claim at issue and from the passage alone. ${labels.map((label) => `${label}: ${labelTests[label]}`).join(' ')}`,
	`Pair: ${verdicts.map((verdict) => `${verdict}: ${verdictTests[verdict]}`).join('; ')}. If one source speaks twice about the same matter it is update or reversal.`
];

/** What stands over the columns of the table, and in this order. */
export const columns = [
	'item',
	'signs',
	'claim',
	'passage',
	'sentence',
	'question',
	'options',
	'answer',
	'reason'
] as const;

/** A spreadsheet would take `03e7` or `0042` for a number: the signs get `#` before them. */
export const sheetAsCsv = ({ howTo, module, items }: Sheet): string =>
	writeCsv([
		...howTo.map((line) => [line]),
		['module', module],
		['labeller', ''],
		['date', ''],
		columns,
		...items.map((one) => [
			one.item,
			`#${one.signs}`,
			one.claim,
			one.passages.join('\n\n'),
			one.sentences.join('\n'),
			one.question,
			one.options.join(' | '),
			'',
			''
		])
	]);

export const sheetAsJson = ({ howTo, module, items }: Sheet): string =>
	`${JSON.stringify(
		{
			...{ howTo, module, labeller: '', date: '' },
			items: items.map((one) => ({ ...one, answer: '', reason: '' }))
		},
		null,
		2
	)}\n`;
