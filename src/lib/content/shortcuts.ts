import type { Source } from './module.ts';
import { wordsOf } from './tongue.ts';
import { labels } from './vocabulary.ts';
import type { Label } from './vocabulary.ts';

/** A labelled sentence as a reader sees it who does not read. */
export type Seen = {
	readonly text: string;
	readonly lang: string;
	readonly sentence: string;
	readonly source: Source;
	readonly answer: Label;
};

export const shortcuts = ['hedge', 'marks', 'longest', 'position'] as const;
type Shortcut = (typeof shortcuts)[number];
/** Share of sentences that each shortcut labels rightly; `majority`: always the same label. */
export type ShortcutRates = Readonly<Record<'majority' | Shortcut, number>>;

/** Fewer labelled sentences than this, and a rate says nothing. */
export const leastForAudit = 20;
/** How far above the majority rate a shortcut may come. */
export const allowedGain = 0.15;

const hedges =
	/\b(?:probabl[ey]|likely|unlikely|perhaps|may|might|could|seems?|seemed|appears?|appeared|apparently|suggests?|suggested|possibl[ey]|presumably|supposedly|reportedly|allegedly|believes?|believed|thinks?|thought|suspects?|suspected|estimated?|roughly|about|must have|would)\b/i;

/** What each shortcut looks at. None of it needs the meaning of a word. */
const features: Readonly<Record<Shortcut, (seen: Seen, ends: Ends) => string>> = {
	hedge: ({ text }) => String(hedges.test(text)),
	marks: ({ text }) => String(/[\p{N}“”„«»「」"]/u.test(text)),
	longest: ({ sentence }, { longest }) => String(sentence === longest),
	position: ({ sentence }, { first, last }) =>
		sentence === first ? 'first' : sentence === last ? 'last' : 'between'
};

type Ends = { readonly first?: string; readonly last?: string; readonly longest?: string };

function endsOf({ blocks, lang }: Source): Ends {
	const all = blocks.flatMap((block) => block.sentences);
	const lengths = all.map(({ text }) => wordsOf(text, lang).length);
	const longest = lengths.indexOf(Math.max(...lengths));
	const [first, last] = [all[0]?.id, all.at(-1)?.id];
	return {
		...(first === undefined ? {} : { first }),
		...(last === undefined ? {} : { last }),
		...(all[longest] ? { longest: all[longest].id } : {})
	};
}

/**
 * How far each shortcut gets: for every sentence it gives the label that is most frequent among
 * the other sentences that look the same to it (leave-one-out), so it may learn any rule that
 * one feature allows, "numbers are evidence" and its opposite. A rate at or below the majority's
 * says that nothing is to be won that way.
 */
export function auditShortcuts(all: readonly Seen[]): ShortcutRates {
	const ends = new Map<Source, Ends>();
	for (const { source } of all) if (!ends.has(source)) ends.set(source, endsOf(source));
	const rate = (shortcut: Shortcut): number =>
		leaveOneOut(
			all.map((seen) => [features[shortcut](seen, ends.get(seen.source) ?? {}), seen.answer])
		);
	const count = tally(all.map((seen) => seen.answer));
	return {
		majority: all.length ? Math.max(...count.values()) / all.length : 0,
		hedge: rate('hedge'),
		marks: rate('marks'),
		longest: rate('longest'),
		position: rate('position')
	};
}

const tally = (answers: readonly Label[]): Map<Label, number> => {
	const counts = new Map<Label, number>(labels.map((label) => [label, 0]));
	for (const answer of answers) counts.set(answer, (counts.get(answer) ?? 0) + 1);
	return counts;
};

/**
 * Share of right guesses when each item is guessed from the others with the same feature. Leaving
 * out one item alone makes its label rarer among the rest, so that a fair guess comes out worse
 * than chance; therefore one of each other label is left out too, in expectation (Austin,
 * Pe'er & Korem 2025, "Distributional bias compromises leave-one-out cross-validation", Science
 * Advances 11, eadx6976).
 * Ties share the point.
 */
function leaveOneOut(seen: readonly (readonly [feature: string, answer: Label])[]): number {
	if (!seen.length) return 0;
	const every = tally(seen.map(([, answer]) => answer));
	const byFeature = new Map<string, Map<Label, number>>();
	for (const [feature, answer] of seen) {
		const counts = byFeature.get(feature) ?? tally([]);
		counts.set(answer, (counts.get(answer) ?? 0) + 1);
		byFeature.set(feature, counts);
	}
	let right = 0;
	for (const [feature, answer] of seen) {
		const like = byFeature.get(feature) ?? every;
		const left = (label: Label): number => {
			const count = like.get(label) ?? 0;
			return label === answer ? count - 1 : count - count / Math.max(1, every.get(label) ?? 0);
		};
		const most = Math.max(...labels.map(left));
		const guesses = labels.filter((label) => left(label) > most - 1e-9);
		if (guesses.includes(answer)) right += 1 / guesses.length;
	}
	return right / seen.length;
}
