import type { Draft } from './draft.ts';
import type { DraftItem } from './items.ts';
import { wordsOf } from './tongue.ts';

/** So many words in a row are a phrase that was reached for twice. */
const inRow = 8;
/** A phrase may stand so often in the explanations of the library. */
const allowedRepeats = 3;
/** Warnings at most: a template shows in the first of them. */
const mostNotes = 20;

type Explanation = {
	readonly draft: Draft;
	readonly item: DraftItem;
	/** The wrong choice, where the text is a reason. */
	readonly choice?: string;
	readonly words: readonly string[];
};

/** Words of the explanations that stand in several of them, and where. */
export type Repeat = {
	readonly words: string;
	readonly count: number;
	/** `module/item`, in shelf order, each once. */
	readonly items: readonly string[];
};

/** Capital letters and signs do not make a phrase another. */
const plainWords = (text: string, lang: string): string[] =>
	wordsOf(text, lang).flatMap(
		(word) => word.toLowerCase().replace(/[^\p{L}\p{M}\p{N}]/gu, '') || []
	);

/** What an item says after an answer. The standard questions, asked in worked examples, are left out. */
function explanationsOf(draft: Draft): Explanation[] {
	return draft.items.flatMap((item) => {
		const { key } = item;
		const others = [
			key.test,
			key.change,
			'order' in key ? key.order : undefined,
			...Object.values(key.sides ?? {}),
			...('steps' in key && key.kind === 'label' ? (key.steps ?? []) : []).map((step) =>
				step.replace(/^[^?]*\?/, '')
			)
		];
		const words = (text: string) => plainWords(text, draft.front.lang);
		return [
			...Object.entries(key.reasons).map(([choice, text]) => ({
				...{ draft, item, choice },
				words: words(text)
			})),
			...others.flatMap((text) => (text ? [{ draft, item, words: words(text) }] : []))
		];
	});
}

/** Explanations in the same words, so that a text that stands a hundred times is cut up once. */
type Group = { readonly words: readonly string[]; readonly all: Explanation[] };

const phrasesIn = ({ words }: Group): Map<string, number> =>
	new Map(
		Array.from({ length: Math.max(0, words.length - inRow + 1) }, (_, from) => [
			words.slice(from, from + inRow).join(' '),
			from
		])
	);

/** Phrases of eight words that stand in several texts, most frequent first; overlapping ones once. */
function phrasesOf(all: readonly Explanation[]): { words: string; at: readonly Explanation[] }[] {
	const groups = new Map<string, Group>();
	for (const one of all) {
		const name = one.words.join(' ');
		const group = groups.get(name) ?? { words: one.words, all: [] };
		group.all.push(one);
		groups.set(name, group);
	}
	const places = new Map<string, { readonly group: Group; readonly from: number }[]>();
	for (const group of groups.values())
		for (const [words, from] of phrasesIn(group)) {
			const found = places.get(words) ?? [];
			found.push({ group, from });
			places.set(words, found);
		}
	const told = new Map<Group, Set<number>>();
	return [...places]
		.map(([words, found]) => ({ words, found, at: found.flatMap(({ group }) => group.all) }))
		.filter(({ at }) => at.length > 1)
		.sort((a, b) => b.at.length - a.at.length)
		.filter(({ found }) => {
			const known = found.every(({ group, from }) => told.get(group)?.has(from));
			for (const { group, from } of found) {
				const near = told.get(group) ?? new Set();
				for (let at = from - inRow + 1; at < from + inRow; at++) near.add(at);
				told.set(group, near);
			}
			return !known;
		});
}

const nameOf = ({ draft, item }: Explanation): string => `${draft.id}/${item.asked.id}`;

/** The phrases that recur in the explanations of the whole library, most frequent first. */
export function repeatsOf(drafts: readonly Draft[]): Repeat[] {
	return phrasesOf(drafts.flatMap(explanationsOf)).map(({ words, at }) => ({
		words,
		count: at.length,
		items: [...new Set(at.map(nameOf))]
	}));
}

/**
 * Notes a reason that stands word for word in another item (an error, where it stands later on the
 * shelf) and phrases that recur too often (a warning that stops nothing).
 */
export function lintRepeats(drafts: readonly Draft[]): void {
	const all = drafts.flatMap(explanationsOf);
	const reasons = new Map<string, Explanation>();
	for (const one of all) {
		if (one.choice === undefined || !one.words.length) continue;
		const text = one.words.join(' ');
		const before = reasons.get(text);
		if (!before) reasons.set(text, one);
		else if (before.item !== one.item)
			one.draft
				.notes('items.yaml')
				.error(
					one.item.line,
					`"not ${one.choice}" of "${one.item.asked.id}" repeats a reason of "${nameOf(before)}" word for word. Each item misleads in its own way; say how.`
				);
	}
	for (const { words, at } of phrasesOf(all)
		.filter((phrase) => phrase.at.length > allowedRepeats)
		.slice(0, mostNotes)) {
		const one = at[allowedRepeats]!;
		one.draft
			.notes('items.yaml')
			.advice(
				one.item.line,
				`“${words}” stands ${at.length} times in the explanations of the library (first in "${nameOf(at[0]!)}"); more than ${allowedRepeats} read like a template. Say it in the words of this item.`
			);
	}
}
