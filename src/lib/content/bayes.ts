import type { Seen } from './shortcuts.ts';
import { wordsOf } from './tongue.ts';
import { labels } from './vocabulary.ts';
import type { Label } from './vocabulary.ts';

/** How well words alone tell the label: share right, and the share of the most frequent label. */
export type WordRate = {
	readonly sentences: number;
	readonly accuracy: number;
	readonly majority: number;
};

const wordsIn = ({ text, lang }: Pick<Seen, 'text' | 'lang'>): string[] =>
	wordsOf(text, lang).map((word) => word.toLowerCase().replace(/[^\p{L}\p{M}\p{N}]/gu, ''));

/**
 * A bag-of-words classifier: multinomial naive Bayes with add-one (Laplace) smoothing, over the
 * vocabulary of the training sentences; words that are not in it are passed over. Manning, Raghavan
 * & Schütze (2008), Introduction to Information Retrieval, chapter 13, figure 13.2.
 *
 * @returns sentence → the most probable label (the first of `labels`, when several are)
 */
export function train(sentences: readonly Seen[]): (sentence: Seen) => Label {
	const vocabulary = new Set<string>();
	const classes = labels.map((label) => ({
		label,
		sentences: 0,
		words: 0,
		counts: new Map<string, number>()
	}));
	for (const sentence of sentences) {
		const own = classes.find(({ label }) => label === sentence.answer)!;
		own.sentences++;
		for (const word of wordsIn(sentence)) {
			vocabulary.add(word);
			own.words++;
			own.counts.set(word, (own.counts.get(word) ?? 0) + 1);
		}
	}
	return (sentence) => {
		const known = wordsIn(sentence).filter((word) => vocabulary.has(word));
		let best = { label: labels[0] as Label, score: -Infinity };
		for (const { label, sentences: count, words, counts } of classes) {
			let score = Math.log(count / sentences.length);
			for (const word of known)
				score += Math.log(((counts.get(word) ?? 0) + 1) / (words + vocabulary.size));
			if (score > best.score) best = { label, score };
		}
		return best.label;
	};
}

/**
 * Trains on all modules but one and tests on that one, in turn: what carries over from module to
 * module is a habit of the authors, and no reading.
 *
 * @returns module → rate, and all test sentences pooled; nothing below two modules with sentences
 */
export function auditWords(
	modules: readonly { readonly id: string; readonly seen: readonly Seen[] }[]
): { pooled: WordRate; byModule: Record<string, WordRate> } | undefined {
	const asked = modules.filter(({ seen }) => seen.length);
	if (asked.length < 2) return undefined;
	let right = 0;
	const byModule = asked.map(({ id, seen }) => {
		const guess = train(asked.flatMap((other) => (other.id === id ? [] : other.seen)));
		const hits = seen.filter((sentence) => guess(sentence) === sentence.answer).length;
		right += hits;
		return [id, rateOf(hits, seen)] as const;
	});
	const all = asked.flatMap(({ seen }) => seen);
	return { pooled: rateOf(right, all), byModule: Object.fromEntries(byModule) };
}

function rateOf(hits: number, seen: readonly Seen[]): WordRate {
	const most = Math.max(
		...labels.map((label) => seen.filter(({ answer }) => answer === label).length)
	);
	return { sentences: seen.length, accuracy: hits / seen.length, majority: most / seen.length };
}
