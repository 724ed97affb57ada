import type { Module } from '../../content/module.ts';
import { counted } from '../site/shelf.ts';
import { plural } from '../site/plural.ts';
import { minutesWords } from './wording.ts';

/** What an assignment is about and how much it is, as it was given. */
export type About = {
	readonly module: Pick<Module, 'id' | 'title' | 'about' | 'lang'>;
	readonly minutes: number;
	readonly passages: number;
	readonly counts: Readonly<Record<'label' | 'compare' | 'ladder' | 'chain', number>>;
};

/** “2 passages · 12 sentences · 1 pair · 20 minutes”. */
export function amountWords({ passages, counts, minutes }: About): string {
	const { label, compare, ladder, chain } = counts;
	return [
		counted.passages(passages),
		label > 0 && counted.sentences(label),
		compare > 0 && counted.pairs(compare),
		ladder > 0 && plural(ladder, { one: '# ladder', other: '# ladders' }),
		chain > 0 && plural(chain, { one: '# chain of sources', other: '# chains of sources' }),
		minutesWords(minutes)
	]
		.filter(Boolean)
		.join(' · ');
}
