import { auditWords } from './bayes.ts';
import type { WordRate } from './bayes.ts';
import type { Draft } from './draft.ts';
import { isPractised } from './lint.ts';
import type { Key } from './module.ts';
import { repeatsOf } from './repeats.ts';
import type { Repeat } from './repeats.ts';
import { allowedGain, auditShortcuts, leastForAudit, shortcuts } from './shortcuts.ts';
import type { ShortcutRates } from './shortcuts.ts';
import { labels, mechanisms, traps, verdicts } from './vocabulary.ts';

/** How many items exercise something, over how many modules. */
export type Coverage = { readonly items: number; readonly modules: number };

/** Something about the library as a whole. It never stops a build; see `fails`. */
export type Finding = {
	readonly message: string;
	/** `npm run content` ends with an error. Only once the library is large enough to be judged. */
	readonly fails: boolean;
};

/** What all modules hold together. Labels, verdicts, traps and mechanisms count what is practised. */
export type Library = {
	readonly modules: number;
	readonly ready: number;
	readonly items: number;
	/** Minimal pairs. */
	readonly twins: number;
	readonly label: Readonly<Record<string, number>>;
	readonly notSound: number;
	readonly verdicts: Readonly<Record<string, number>>;
	readonly traps: Readonly<Record<string, Coverage>>;
	readonly mechanisms: Readonly<Record<string, Coverage>>;
	readonly shortcuts: ShortcutRates;
	/** How far words alone carry from module to module; null below two modules. */
	readonly words: {
		readonly pooled: WordRate;
		readonly byModule: Readonly<Record<string, WordRate>>;
	} | null;
	/** The phrases that recur most in explanations. */
	readonly repeats: readonly Repeat[];
	readonly findings: readonly Finding[];
};

/** With fewer modules that are ready, gaps are told and nothing fails. */
const modulesToJudge = 7;
const wanted = { items: 3, modules: 2, twins: 20 } as const;
/** How far above the majority rate words alone may come. */
const allowedWordGain = 0.12;
const repeatsShown = 5;

export function libraryOf(drafts: readonly Draft[]): Library {
	const practised = drafts.map(({ items }) => items.filter(isPractised));
	const keys = practised.flatMap((items) => items.map(({ key }) => key));
	const answers = (kind: 'label' | 'compare', of: readonly string[]) =>
		Object.fromEntries(
			of.map((answer) => [
				answer,
				keys.filter((key) => key.kind === kind && key.answer === answer).length
			])
		);
	const coverage = (names: readonly string[], held: (key: Key) => readonly string[]) =>
		Object.fromEntries(
			names.map((name): [string, Coverage] => {
				const counts = practised
					.map((items) => items.filter(({ key }) => held(key).includes(name)).length)
					.filter((count) => count);
				return [name, { items: counts.reduce((a, b) => a + b, 0), modules: counts.length }];
			})
		);
	const numbers = {
		modules: drafts.length,
		ready: drafts.filter(({ front }) => front.status === 'ready').length,
		items: drafts.flatMap(({ items }) => items).length,
		twins: practised.flat().filter(({ asked }) => asked.kind === 'label' && asked.twinOf).length,
		label: answers('label', labels),
		notSound: keys.filter((key) => key.kind === 'label' && !key.sound).length,
		verdicts: answers('compare', verdicts),
		traps: coverage(traps, (key) => (key.kind === 'label' ? key.traps : [])),
		mechanisms: coverage(mechanisms, (key) => (key.kind === 'compare' ? key.moved : [])),
		shortcuts: auditShortcuts(drafts.flatMap(({ seen }) => seen)),
		words: auditWords(drafts) ?? null,
		repeats: repeatsOf(drafts).slice(0, repeatsShown)
	};
	return { ...numbers, findings: findingsOf(numbers) };
}

const percent = (share: number): string => `${Math.round(share * 100)} %`;
const points = (share: number): string => (share * 100).toFixed(1).replace('-', '−');

function findingsOf(library: Omit<Library, 'findings'>): Finding[] {
	const judged = library.ready >= modulesToJudge;
	const found: Finding[] = [];
	const say = (message: string, fails = judged) => found.push({ message, fails });
	for (const [noun, all] of [
		['trap', library.traps],
		['mechanism', library.mechanisms]
	] as const)
		for (const [name, { items, modules }] of Object.entries(all))
			if (items < wanted.items || modules < wanted.modules)
				say(
					`the ${noun} "${name}" is exercised by ${items} items in ${modules} modules; at least ${wanted.items} in ${wanted.modules} are wanted.`
				);
	if (library.twins < wanted.twins)
		say(`${library.twins} items have a twin; at least ${wanted.twins} are wanted.`);
	const asked = Object.values(library.label).reduce((a, b) => a + b, 0);
	for (const [label, count] of Object.entries(library.label))
		if (asked && count / asked > 0.45)
			say(`${percent(count / asked)} of all labelled sentences are ${label}; at most 45 % may be.`);
	if (library.notSound > asked / 3)
		say(
			`${percent(library.notSound / asked)} of all labelled sentences are not sound; at most a third may be.`
		);
	const pairs = Object.values(library.verdicts).reduce((a, b) => a + b, 0);
	const clashing = library.verdicts['contradiction'] ?? 0;
	if (clashing > pairs / 2)
		say(`${percent(clashing / pairs)} of all pairs are contradictions; at most half may be.`);
	if (asked >= leastForAudit)
		for (const shortcut of shortcuts)
			if (library.shortcuts[shortcut] - library.shortcuts.majority > allowedGain + 1e-9)
				say(
					`the shortcut "${shortcut}" labels ${percent(library.shortcuts[shortcut])} of all sentences rightly, the majority ${percent(library.shortcuts.majority)}; at most 15 points more may be won.`
				);
	if (library.words) sayWords(library.words, say);
	return found;
}

/**
 * The pooled rate is judged. A single module's never fails: with twenty sentences one standard
 * error is ten points, so that one fair module in eight would be beyond the limit.
 */
function sayWords(
	{ pooled, byModule }: NonNullable<Library['words']>,
	say: (message: string, fails?: boolean) => void
): void {
	const gain = ({ accuracy, majority }: WordRate) => accuracy - majority;
	if (gain(pooled) > allowedWordGain + 1e-9)
		say(
			`words alone, learnt from the other modules, label ${points(gain(pooled))} points more rightly than always the same label; at most 12 may be won. Vary the wording of the labels.`
		);
	for (const [module, rate] of Object.entries(byModule))
		if (rate.sentences >= leastForAudit && gain(rate) > allowedWordGain + 1e-9)
			say(
				`words alone win ${points(gain(rate))} points in "${module}"; look for words that only one label has.`,
				false
			);
}
