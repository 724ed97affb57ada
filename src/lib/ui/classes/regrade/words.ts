import type { Key } from '../../../content/module.ts';
import { same } from '../../../content/same.ts';
import type { Correction } from '../../../scoring/correction.ts';
import { plural } from '../../site/plural.ts';
import { labelWords, mechanismWords, verdictWords } from '../../words.ts';

/* How a corrected key is told to a teacher. */

/** A part of a key as it was and as it is; without them it is too long to be told here. */
export type Part = { readonly what: string; readonly was?: string; readonly now?: string };

/** The parts of a key by which answers are marked otherwise. */
export function partsOf({ was, now }: Pick<Correction, 'was' | 'now'>): readonly Part[] {
	const parts: Part[] = [];
	const tell = (what: string, wordsOf: (key: Key) => string | undefined) => {
		const [before, after] = [wordsOf(was), wordsOf(now)];
		if (before !== after && before !== undefined && after !== undefined)
			parts.push({ what, was: before, now: after });
	};
	tell('Label', (key) => (key.kind === 'label' ? labelWords[key.answer].name : undefined));
	tell('Verdict', (key) => (key.kind === 'compare' ? verdictWords[key.answer].name : undefined));
	tell('What moved', (key) => (key.kind === 'compare' ? movedWords(key.moved) : undefined));
	tell('Independent roots', (key) => (key.kind === 'chain' ? String(key.independent) : undefined));
	tell('Votes', (key) => (key.kind === 'label' || key.kind === 'compare' ? votes(key) : undefined));
	if (was.kind === 'compare' && now.kind === 'compare' && !same(pairOf(was), pairOf(now)))
		parts.push({ what: 'The sentences that are accepted are others.' });
	if (was.kind === 'ladder' && now.kind === 'ladder') {
		if (!same(was.steps, now.steps)) parts.push({ what: 'The order of certainty is another.' });
		if (was.rose !== now.rose) parts.push({ what: 'Certainty rises somewhere else.' });
	}
	if (was.kind === 'chain' && now.kind === 'chain' && !same(was.links, now.links))
		parts.push({ what: 'The links between the sentences are others.' });
	return parts;
}

const pairOf = ({ pair, also }: Extract<Key, { kind: 'compare' }>) => [pair, also];

const movedWords = (moved: Extract<Key, { kind: 'compare' }>['moved']) =>
	moved.length === 0 ? 'nothing' : moved.map((one) => mechanismWords[one]).join(', ');

/** Of a contested item alone: elsewhere they mark nothing. */
function votes({ agreement }: Key): string {
	if (!agreement?.contested) return 'not contested';
	return Object.entries(agreement.votes)
		.map(([choice, count]) => `${choice} ${count}`)
		.join(', ');
}

/** Words to begin a reason with. They name no answer: a student may have to give it yet. */
export const suggestedReason = (corrections: readonly Pick<Correction, 'change'>[]): string => {
	const wrong = corrections.filter(({ change }) => change === 'rekeyed').length;
	return wrong === 0
		? 'An explanation was corrected. Marks stay as they are.'
		: plural(wrong, {
				one: 'The key of one question was wrong and has been corrected.',
				other: 'The keys of # questions were wrong and have been corrected.'
			});
};

/** “3 marks go up. 1 goes down.” */
export const upWords = (count: number) =>
	count === 0
		? 'No mark goes up.'
		: plural(count, { one: '# mark goes up.', other: '# marks go up.' });
export const downWords = (count: number) =>
	count === 0 ? 'None goes down.' : plural(count, { one: '# goes down.', other: '# go down.' });

/** How many marks would go up, go down and stay. */
export function tally(marks: readonly { readonly now: number; readonly by: number }[]) {
	const count = (sign: number) =>
		marks.filter(({ now, by }) => Math.sign(round(by - now)) === sign).length;
	return { more: count(1), less: count(-1), same: count(0) };
}

/** Points add up to a hair more or less. */
export const round = (points: number) => Number(points.toFixed(4));

/** “+1.5”, “−2”, “0” */
export const changeWords = (by: number, places: number): string =>
	new Intl.NumberFormat('en-GB', {
		signDisplay: 'exceptZero',
		minimumFractionDigits: places,
		maximumFractionDigits: places
	})
		.format(by)
		.replace('-', '−');
