import type { Feedback } from '../../../scoring/feedback.ts';
import type { Given } from '../../../scoring/given.ts';
import type { Mark } from '../../../scoring/mark.ts';
import type { Label, Verdict } from '../../../content/vocabulary.ts';
import { wentWords } from '../../answers/went.ts';
import { confidenceWords, labelWords, verdictWords } from '../../words.ts';
import { plural } from '../../site/plural.ts';

/** “Sentence, not right · evidence, where the key has assertion · sure, over 80% · arrived late” */
export function metaOf({
	item,
	mark,
	feedback,
	confidence,
	hints,
	before,
	late,
	disagrees
}: Given): string {
	return [
		wentWords(item, mark.outcome),
		saidOf(feedback),
		before && 'key corrected',
		confidence
			&& `${confidenceWords[confidence].name.toLowerCase()}, ${confidenceWords[confidence].range}`,
		hints > 0 && plural(hints, { one: 'hint shown', other: 'hint shown # times' }),
		late && 'arrived late',
		disagrees && 'disagrees with the key'
	]
		.filter(Boolean)
		.join(' · ');
}

/** “evidence, where the key has assertion”: what was chosen, of what has a name. */
function saidOf(feedback: Feedback): string {
	if (feedback.kind !== 'label' && feedback.kind !== 'compare') return '';
	if (!feedback.chosen) return '';
	const name =
		feedback.kind === 'label'
			? (one: string) => labelWords[one as Label].name.toLowerCase()
			: (one: string) => verdictWords[one as Verdict].name.toLowerCase();
	const chosen = name(feedback.chosen);
	return feedback.chosen === feedback.right
		? chosen
		: `${chosen}, where the key has ${name(feedback.right)}`;
}

/** “The key had evidence before, and this earned 1.” */
export function beforeWords({ mark, feedback }: NonNullable<Given['before']>, certainty: boolean) {
	const earned = earnedWords(mark, certainty);
	const key =
		feedback.kind === 'label'
			? `The key had ${labelWords[feedback.right].name.toLowerCase()} before`
			: feedback.kind === 'compare'
				? `The key had ${verdictWords[feedback.right].name.toLowerCase()} before`
				: 'The key was another before';
	return earned === '–' ? `${key}.` : `${key}, and this earned ${earned}.`;
}

const decimal = new Intl.NumberFormat('en-GB', { maximumFractionDigits: 2 });

/** What the item earned: by certainty, or its credit. A minus sign, not a hyphen. */
export function earnedWords(mark: Mark, certainty: boolean): string {
	const earned = certainty ? mark.certaintyMark : mark.credit;
	return earned === null || earned === undefined ? '–' : decimal.format(earned).replace('-', '−');
}
