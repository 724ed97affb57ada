import { alpha, alphaInterval } from './alpha.ts';
import type { Draft } from './draft.ts';
import { majority } from './labellings.ts';

const decimal = (value: number): string => value.toFixed(2).replace('-', '−');
const votesOf = (votes: Readonly<Record<string, number>>): string =>
	Object.entries(votes)
		.sort(([, a], [, b]) => b - a)
		.map(([choice, count]) => `${choice} ${count}`)
		.join(', ');

/** What the labellings of a module say: alpha by kind, contested items, and those to rewrite. */
export function describeAgreement({ id, items, labellings, agreement }: Draft): string {
	const rows: [string, string][] = (['label', 'compare'] as const).flatMap((kind) => {
		const units = items
			.filter(({ asked }) => asked.kind === kind)
			.map(({ asked }) => labellings.flatMap(({ answers }) => answers.get(asked.id) ?? []));
		const shared = units.filter((unit) => unit.length > 1).length;
		const [value, interval] = [alpha(units), alphaInterval(units)];
		if (value === undefined || !interval) return [];
		const [low, high] = interval;
		return [
			[
				kind === 'label' ? 'labels' : 'verdicts',
				`α ${decimal(value)} (95 % ${decimal(low)} to ${decimal(high)}) · ${shared} items by two or more`
			]
		];
	});
	const split = items.flatMap(({ asked }) => {
		const found = agreement.get(asked.id);
		if (!found || found.labellers < 2 || !found.contested) return [];
		return [{ text: `${asked.id}: ${votesOf(found.votes)}`, share: majority(found.votes) }];
	});
	for (const { text, share } of split) rows.push([share < 0.5 ? 'rewrite' : 'contested', text]);
	if (!rows.length) rows.push(['labels', 'no item is labelled by two yet']);
	return [
		`${id} · ${labellings.length} labellers`,
		...rows.map(([name, value]) => `  ${name.padEnd(12)}${value}`)
	].join('\n');
}
