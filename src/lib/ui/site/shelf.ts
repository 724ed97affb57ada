import type { ModuleSummary } from '../../content/module.ts';
import { plural } from './plural.ts';

/** How much there is of each thing, in words. */
export const counted = {
	passages: (count: number) => plural(count, { one: '# passage', other: '# passages' }),
	sentences: (count: number) => plural(count, { one: '# sentence', other: '# sentences' }),
	pairs: (count: number) => plural(count, { one: '# pair', other: '# pairs' }),
	minutes: (count: number) => plural(count, { one: '# minute', other: '# minutes' }),
	labellers: (count: number) =>
		plural(count, { one: '# independent labeller', other: '# independent labellers' })
};

/** What a case holds, for one line under its title. A case without pairs shows its sentences. */
export function contentsOf({ passages, counts, minutes }: ModuleSummary): readonly string[] {
	return [
		counted.passages(passages),
		counts.compare > 0 ? counted.pairs(counts.compare) : counted.sentences(counts.label),
		plural(minutes, { other: '# min' })
	];
}
