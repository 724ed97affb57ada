import { plural } from './plural.ts';

/** How many of each kind are asked. */
export type Asked = Readonly<Record<'examples' | 'label' | 'compare' | 'ladder' | 'chain', number>>;

const words = {
	examples: { one: 'worked example', other: 'worked examples' },
	label: { one: 'sentence to label', other: 'sentences to label' },
	compare: { one: 'pair to compare', other: 'pairs to compare' },
	ladder: { one: 'certainty ladder', other: 'certainty ladders' },
	chain: { one: 'source chain', other: 'source chains' }
} as const;

/** What a case asks for, as figures with a word each; what it has none of is left out. */
export function taskFacts(
	asked: Asked,
	minutes: number
): readonly { figure: string; word: string }[] {
	const kinds = Object.keys(words) as (keyof Asked)[];
	return [
		...kinds
			.filter((kind) => asked[kind] > 0)
			.map((kind) => ({
				figure: plural(asked[kind], { other: '#' }),
				word: plural(asked[kind], words[kind])
			})),
		{
			figure: plural(minutes, { other: '#' }),
			word: plural(minutes, { one: 'minute', other: 'minutes' })
		}
	];
}
