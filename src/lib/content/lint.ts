import type { DraftItem } from './items.ts';
import { majority } from './labellings.ts';
import type { LabelItem } from './label.ts';
import type { Agreement, Key, Source } from './module.ts';
import type { Notes } from './problem.ts';
import { allowedGain, leastForAudit, shortcuts } from './shortcuts.ts';
import type { ShortcutRates } from './shortcuts.ts';
import { sourceOf } from './passages.ts';
import { testOf } from './test.ts';
import { wordsOf } from './tongue.ts';
import { groupOfVerdict, labels } from './vocabulary.ts';

const least = 12;
const most = 60;
const percent = (share: number): string => `${Math.round(share * 100)} %`;

/** Items that are practised: worked examples teach, they do not ask. */
export const isPractised = ({ asked }: DraftItem): boolean => asked.use === 'practice';
export const isLabel = (item: DraftItem): item is LabelItem => item.asked.kind === 'label';

/** What the words on screen after a wrong choice may be: neither empty nor a lecture. */
export function lintFeedback(items: readonly DraftItem[], lang: string, notes: Notes): void {
	for (const { key, line } of items) {
		for (const [choice, reason] of Object.entries(key.reasons)) {
			const words = wordsOf([reason, testOf(key), changeOf(key)].join(' '), lang).length;
			if (words > most)
				notes.warning(
					line,
					`the feedback for choosing "${choice}" is ${words} words; at most ${most} fit on the screen. Shorten the reason, test or change.`
				);
			else if (words < least && (key.kind === 'label' || key.kind === 'compare'))
				notes.warning(
					line,
					`the feedback for choosing "${choice}" is ${words} words; under ${least} it explains nothing. Say what misleads there.`
				);
		}
	}
}

/** The fourth part of feedback as it is shown: the author's own text, else the minimal pair. */
function changeOf(key: Key): string {
	if (key.change) return key.change;
	return key.kind === 'label' && key.twin ? `${key.twin.answer} ${key.twin.reads}` : '';
}

/** Balance: no label, no flaw and no clash may be what a learner can count on. */
export function lintBalance(items: readonly DraftItem[], notes: Notes): void {
	const asked = items.filter(isPractised);
	const labelled = asked.filter(isLabel);
	// Few sentences cannot be shared out more evenly than one more for one label.
	const even = Math.ceil(labelled.length / labels.length);
	for (const label of labels) {
		const count = labelled.filter(({ key }) => key.answer === label).length;
		if (count > even && count / labelled.length > 0.45)
			notes.warning(
				1,
				`${percent(count / labelled.length)} of the labelled sentences are ${label}; at most 45 % may be. Add sentences of the other labels.`
			);
	}
	const unsound = labelled.filter(({ key }) => !key.sound).length;
	if (unsound > labelled.length / 3)
		notes.warning(
			1,
			`${percent(unsound / labelled.length)} of the labelled sentences are not sound; at most a third may be. A trainer that shows only flaws teaches cynicism; add sound sentences.`
		);
	const verdicts = asked.flatMap(({ key }) => (key.kind === 'compare' ? [key.answer] : []));
	const clashing = verdicts.filter((verdict) => verdict === 'contradiction').length;
	if (clashing > verdicts.length / 2)
		notes.warning(
			1,
			`${percent(clashing / verdicts.length)} of the pairs are contradictions; at most half may be. Add pairs with other verdicts (${Object.keys(groupOfVerdict).slice(1, 4).join(', ')} …).`
		);
	for (const { key, asked: item, line } of labelled)
		if (key.answer === 'evidence' && key.attribution === 'none')
			notes.advice(
				line,
				`"${item.id}" is evidence, but nobody is named as its origin. Add "attribution: …": author, named, unnamed or document.`
			);
}

/** @param asked sources that an item shows */
export function lintSources(
	sources: readonly Source[],
	items: readonly DraftItem[],
	notesOf: (source: string) => Notes
): void {
	const used = new Set<string>();
	for (const { asked } of items) {
		if (asked.kind === 'label') used.add(sourceOf(asked.sentence));
		else if (asked.kind === 'compare') asked.sources.forEach((source) => used.add(source));
		else asked.sentences.forEach((sentence) => used.add(sourceOf(sentence)));
	}
	for (const { id } of sources)
		if (!used.has(id))
			notesOf(id).warning(
				1,
				'no item asks about this source. Ask about a sentence of it, or delete the file.'
			);
}

export function lintGrade(grade: number | undefined, audience: number, notes: Notes): void {
	if (grade !== undefined && grade > audience + 1)
		notes.warning(
			1,
			`the passages read at grade ${grade.toFixed(1)}, the audience at grade ${audience}. Shorten sentences and words, or correct "grade".`
		);
}

export function lintShortcuts(rates: ShortcutRates, sentences: number, notes: Notes): void {
	if (sentences < leastForAudit) return;
	const looks = {
		hedge: 'hedge words',
		marks: 'quotation marks or numbers',
		longest: 'whether a sentence is the longest',
		position: 'whether a sentence comes first or last'
	} as const;
	for (const shortcut of shortcuts)
		if (rates[shortcut] - rates.majority > allowedGain + 1e-9)
			notes.warning(
				1,
				`who looks only at ${looks[shortcut]} labels ${percent(rates[shortcut])} rightly; always the same label gives ${percent(rates.majority)}, and at most 15 points more may be won without reading. Add sentences where that sign misleads.`
			);
}

export function lintAgreement(
	items: readonly DraftItem[],
	agreement: ReadonlyMap<string, Agreement>,
	notes: Notes
): void {
	for (const { asked, key, line } of items) {
		const found = agreement.get(asked.id);
		if (!found || found.labellers < 2) continue;
		const share = majority(found.votes);
		const [chosen] = Object.entries(found.votes).sort(([, a], [, b]) => b - a)[0] ?? [''];
		const right =
			key.kind === 'ladder'
				? key.rose
				: key.kind === 'chain'
					? String(key.independent)
					: key.answer;
		if (share < 0.5)
			notes.warning(
				line,
				`no answer to "${asked.id}" is given by half of its labellers. Rewrite the item.`
			);
		else if (share >= 0.8 && chosen !== right)
			notes.warning(
				line,
				`the labellers of "${asked.id}" agree on "${chosen}", the key says "${right}". Correct the key, or rewrite the item.`
			);
		else if (share < 0.8 && !key.sides)
			notes.warning(line, `"${asked.id}" is contested. Add "sides:", each side's reason.`);
	}
}
