import { countWords } from './minutes.ts';
import type { Compiled } from './compile.ts';
import type { Key, Module, ModuleKey, ModuleSummary, PublicItem } from './module.ts';
import { isError } from './problem.ts';
import { leastForAudit } from './shortcuts.ts';
import type { ShortcutRates } from './shortcuts.ts';
import { labels, traps, verdicts } from './vocabulary.ts';

/** What a module holds, for authors. Labels, verdicts and traps count what is practised. */
export type Overview = {
	readonly id: string;
	readonly title: string;
	readonly status: 'draft' | 'ready';
	/** All items, worked examples included. */
	readonly items: number;
	readonly label: Readonly<Record<string, number>>;
	readonly notSound: number;
	readonly compare: {
		readonly total: number;
		readonly byVerdict: Readonly<Record<string, number>>;
	};
	readonly ladder: number;
	readonly chain: number;
	/** Worked and completion items. */
	readonly examples: number;
	readonly traps: Readonly<Record<string, number>>;
	readonly passages: number;
	readonly words: number;
	readonly minutes: number;
	readonly readingGrade: number | null;
	readonly shortcuts: ShortcutRates;
	readonly agreement: Module['agreement'] | null;
};

export function overviewOf(
	module: Omit<Module, 'revision'>,
	keys: Readonly<Record<string, Key>>,
	shortcuts: ShortcutRates
): Overview {
	const practised = module.items.filter((item) => item.use === 'practice');
	const keyed = practised.map((item) => keys[item.id]);
	const count = (holds: (key: Key | undefined) => boolean) => keyed.filter(holds).length;
	const kind = (name: PublicItem['kind']) => count((key) => key?.kind === name);
	const answers = (name: 'label' | 'compare', of: readonly string[]) =>
		Object.fromEntries(
			of.map((answer) => [answer, count((key) => key?.kind === name && key.answer === answer)])
		);
	const inUse = (counts: Record<string, number>) =>
		Object.fromEntries(Object.entries(counts).filter(([, number]) => number));
	return {
		id: module.id,
		title: module.title,
		status: module.status,
		items: module.items.length,
		label: answers('label', labels),
		notSound: count((key) => key?.kind === 'label' && !key.sound),
		compare: { total: kind('compare'), byVerdict: inUse(answers('compare', verdicts)) },
		ladder: kind('ladder'),
		chain: kind('chain'),
		examples: module.items.length - practised.length,
		traps: inUse(
			Object.fromEntries(
				traps.map((trap) => [
					trap,
					count((key) => key?.kind === 'label' && key.traps.includes(trap))
				])
			)
		),
		passages: module.sources.length,
		words: countWords(module.sources),
		minutes: module.minutes,
		readingGrade: module.readingGrade ?? null,
		shortcuts,
		agreement: module.agreement ?? null
	};
}

/** What the shelf shows of a module. */
export function summaryOf(module: Module, { keys }: ModuleKey): ModuleSummary {
	const { id, revision, title, about, topic, lang, licence, status, minutes, agreement } = module;
	const count = (kind: PublicItem['kind']) =>
		module.items.filter((item) => item.kind === kind && item.use === 'practice').length;
	return {
		id,
		revision,
		title,
		about,
		lang,
		licence,
		status,
		minutes,
		...(topic === undefined ? {} : { topic }),
		...(module.readingGrade === undefined ? {} : { readingGrade: module.readingGrade }),
		...(agreement === undefined ? {} : { agreement }),
		passages: module.sources.length,
		traps: traps.filter((trap) =>
			Object.values(keys).some((key) => key.kind === 'label' && key.traps.includes(trap))
		),
		counts: {
			label: count('label'),
			compare: count('compare'),
			ladder: count('ladder'),
			chain: count('chain')
		}
	};
}

/** The table that `npm run content` prints for one module. */
export function describe({ overview: o, problems }: Compiled): string {
	const percent = (share: number) => `${Math.round(share * 100)} %`;
	const mix = (counts: Readonly<Record<string, number>>) =>
		Object.entries(counts)
			.map(([name, number]) => `${name} ${number}`)
			.join(' · ') || '–';
	const asked = Object.values(o.label).reduce((sum, one) => sum + one, 0);
	const errors = problems.filter(isError).length;
	const rows = [
		[
			'items',
			`${o.items}: label ${asked} · compare ${o.compare.total} · ladder ${o.ladder} · chain ${o.chain} · examples ${o.examples}`
		],
		['labels', `${mix(o.label)} · not sound ${o.notSound}`],
		['verdicts', mix(o.compare.byVerdict)],
		['traps', mix(o.traps)],
		[
			'reading',
			`${o.words} words in ${o.passages} passages · grade ${o.readingGrade ?? '–'} · about ${o.minutes} minutes`
		],
		[
			'shortcuts',
			Object.entries(o.shortcuts)
				.map(([name, share]) => `${name} ${percent(share)}`)
				.join(' · ')
				+ (asked < leastForAudit ? ` (not judged below ${leastForAudit} sentences)` : '')
		],
		[
			'labelled by',
			o.agreement
				? `${o.agreement.labellers} · α ${o.agreement.alpha.toFixed(2)}${o.agreement.interval ? ` (95 % ${o.agreement.interval.map((end) => end.toFixed(2)).join(' to ')})` : ''} · ${o.agreement.date}`
				: 'nobody yet, or not by two'
		],
		['problems', `${errors} errors · ${problems.length - errors} warnings`]
	];
	return [
		`${o.id} · ${o.title} · ${o.status}`,
		...rows.map(([name = '', value = '']) => `  ${name.padEnd(12)}${value}`)
	].join('\n');
}
