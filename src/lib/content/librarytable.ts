import type { WordRate } from './bayes.ts';
import type { Coverage, Library } from './library.ts';

const percent = (share: number): string => `${Math.round(share * 100)} %`;
const gain = ({ accuracy, majority }: WordRate): string => {
	const points = Math.round((accuracy - majority) * 100);
	return `${points < 0 ? '−' : '+'}${Math.abs(points)}`;
};
const mix = (counts: Readonly<Record<string, number>>): string =>
	Object.entries(counts)
		.map(([name, count]) => `${name} ${count}`)
		.join(' · ');
const covered = (all: Readonly<Record<string, Coverage>>): string =>
	Object.entries(all)
		.map(([name, { items, modules }]) => `${name} ${items}/${modules}`)
		.join(' · ');

/** The table that `npm run content` prints for the library as a whole. */
export function describeLibrary(library: Library): string {
	const { words, repeats } = library;
	const rows: [string, string][] = [
		['items', `${library.items} · minimal pairs ${library.twins}`],
		['labels', `${mix(library.label)} · not sound ${library.notSound}`],
		['verdicts', mix(library.verdicts)],
		['traps', `${covered(library.traps)} (items/modules)`],
		['mechanisms', `${covered(library.mechanisms)} (items/modules)`],
		[
			'shortcuts',
			Object.entries(library.shortcuts)
				.map(([name, share]) => `${name} ${percent(share)}`)
				.join(' · ')
		],
		[
			'words alone',
			words
				? `${percent(words.pooled.accuracy)}, majority ${percent(words.pooled.majority)} (${gain(words.pooled)} points; at most +12) · ${Object.entries(
						words.byModule
					)
						.map(([module, rate]) => `${module} ${gain(rate)}`)
						.join(' · ')}`
				: 'needs two modules with labelled sentences'
		],
		[
			'phrases',
			repeats.map((one) => `“${one.words}” ${one.count} (${one.items.join(', ')})`).join(' · ')
				|| 'no eight words stand twice in the explanations'
		],
		...library.findings.map(({ message, fails }): [string, string] => [
			fails ? 'fails' : 'note',
			message
		])
	];
	return [
		`library · ${library.modules} modules, ${library.ready} ready`,
		...rows.map(([name, value]) => `  ${name.padEnd(12)}${value}`)
	].join('\n');
}
